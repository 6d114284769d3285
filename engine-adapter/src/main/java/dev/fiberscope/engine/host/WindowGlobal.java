package dev.fiberscope.engine.host;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import dev.fiberscope.engine.machine.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A global of the machine, for a Chicory instance that is made before the machine has it. */
final class WindowGlobal extends GlobalInstance {
    private @Nullable Machine machine;
    private int address;

    WindowGlobal(ValType type, MutabilityType mutability) {
        super(0, 0, type, mutability);
    }

    void open(Machine machine, int address) {
        this.machine = machine;
        this.address = address;
    }

    private Machine machine() {
        if (machine == null) {
            throw new IllegalStateException("the instance is not initialized yet");
        }
        return machine;
    }

    @Override
    public long getValueLow() {
        return value()[0];
    }

    /** The upper half of a v128, else 0. */
    @Override
    public long getValueHigh() {
        var value = value();
        return value.length > 1 ? value[1] : 0;
    }

    @Override
    public long getValue() {
        return getValueLow();
    }

    @Override
    public void setValue(Value value) {
        setValueLow(value.raw());
    }

    @Override
    public void setValue(long value) {
        setValueLow(value);
    }

    @Override
    public void setValueLow(long low) {
        var value = value();
        value[0] = low;
        set(value);
    }

    /** Only a v128 has one. */
    @Override
    public void setValueHigh(long high) {
        var value = value();
        if (value.length > 1) {
            value[1] = high;
            set(value);
        }
    }

    private long[] value() {
        return Crossing.outward(
                machine(),
                List.of(machine().hostAccess().globalType(address)),
                machine().hostAccess().global(address));
    }

    private void set(long[] value) {
        machine()
                .hostAccess()
                .setGlobal(
                        address,
                        Crossing.inward(
                                machine(),
                                List.of(machine().hostAccess().globalType(address)),
                                value));
    }
}
