package dev.fiberscope.engine.machine;

import dev.fiberscope.engine.model.Cell;
import dev.fiberscope.engine.model.Storage;
import dev.fiberscope.engine.wasm.NumberType;
import dev.fiberscope.engine.wasm.PackedType;
import dev.fiberscope.engine.wasm.ReferenceType;
import dev.fiberscope.engine.wasm.StorageType;
import dev.fiberscope.engine.wasm.VectorType;
import java.util.Optional;
import java.util.function.Supplier;

/** What a user reads of single places, and puts there, while the machine stands still. */
public final class Editing {
    private final Supplier<Store> state;
    private final Supplier<HostActions> observer;
    private final HostAccess hosts;

    Editing(Supplier<Store> state, Supplier<HostActions> observer, HostAccess hosts) {
        this.state = state;
        this.observer = observer;
        this.hosts = hosts;
    }

    /** As people say it: {@code local $n of $worker on S6}. Empty where there is no such place. */
    public Optional<String> describe(Storage storage) {
        return find(storage).map(Place::name);
    }

    /** Name, type and value. Empty for bytes, and where there is no such place. */
    public Optional<Cell> cell(Storage storage) {
        var access = new StorageAccess(state.get());
        return find(storage)
                .flatMap(place ->
                        place instanceof Place.OfValue value
                                ? access.shown(place)
                                        .map(shown -> new Cell(value.name(), value.words(), shown))
                                : Optional.empty());
    }

    /** The raw slots; of bytes one for each. Empty where there is no such place. */
    public Optional<Values> content(Storage storage) {
        return find(storage).map(Place::content);
    }

    private Optional<Place> find(Storage storage) {
        try {
            return Optional.of(new StorageAccess(state.get()).find(storage));
        } catch (RefusedEdit missing) {
            return Optional.empty();
        }
    }

    /**
     * The raw slots for what a user types, as {@link #put} wants them: a number as in the text
     * format or as values are shown; {@code i32x4 1 2 3 4} or 32 hex digits; {@code null}, {@code
     * $function}, {@code k14}, {@code struct 3}, {@code array 3}, {@code i31 5}, {@code x0}, {@code
     * host 7}; bytes as hex pairs or a quoted string.
     *
     * @throws RefusedEdit where there is no such place, where it may not be written, and where the
     *     text says no value that fits
     */
    public Values valueFor(Storage storage, String text) {
        var place = writable(storage);
        return new TypedValue(state.get()).read(place, text);
    }

    /**
     * Puts a raw value there; of bytes, one slot for each. Between two instructions, or while a
     * host is waited for or nothing runs. Checkpoints and snapshots stay as they are. The observer
     * is told.
     *
     * @throws RefusedEdit as {@link #valueFor}; nothing has changed then
     */
    public void put(Storage storage, Values value) {
        var place = writable(storage);
        place.put(
                switch (place) {
                    case Place.OfBytes bytes -> octets(bytes, value);
                    case Place.OfValue one -> checked(one, value);
                });
        observer.get().edited(storage, value);
    }

    private Place writable(Storage storage) {
        var place = new StorageAccess(state.get()).find(storage);
        if (place.refusal().isPresent()) {
            throw new RefusedEdit(place.refusal().get());
        }
        return place;
    }

    private static Values octets(Place.OfBytes place, Values value) {
        if (value.size() != place.count()) {
            throw new RefusedEdit(
                    place.count() + " bytes are needed, and " + value.size() + " were given.");
        }
        return value;
    }

    /** The value in the form in which it lies in slots. */
    private Values checked(Place.OfValue place, Values value) {
        StorageType type = place.type();
        if (value.size() != (type == VectorType.V128 ? 2 : 1)) {
            throw new RefusedEdit(
                    value.size() + " slots are no value of type " + place.words() + ".");
        }
        return switch (type) {
            case NumberType.I32, NumberType.F32 -> {
                long extended = (int) value.at(0);
                yield Values.of(extended);
            }
            case NumberType.I64, NumberType.F64, VectorType.V128 -> value;
            case PackedType.I8 -> Values.of(value.at(0) & 0xff);
            case PackedType.I16 -> Values.of(value.at(0) & 0xffff);
            case ReferenceType reference -> Values.of(checked(place, reference, value.at(0)));
        };
    }

    private long checked(Place.OfValue place, ReferenceType type, long reference) {
        var store = state.get();
        if (reference != Reference.NULL && !hosts.isAlive(reference)) {
            throw new RefusedEdit("The reference refers to nothing.");
        }
        if (!new TypedReference(store).fits(reference, type)) {
            throw new RefusedEdit(
                    TypedReference.refusal(
                            new ValueReader(store).reference(reference).toString(), place.words()));
        }
        return reference;
    }
}
