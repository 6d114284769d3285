package dev.fiberscope.engine.proof.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The function types {@code $f0}, continuation types {@code $k0} and tags {@code $t0} of one random
 * program: chosen so that clauses, bindings and switches find types that fit.
 */
final class Signatures {
    record Signature(List<Kind> takes, List<Kind> gives) {}

    private static final Kind I32 = new Kind.I32();

    private final List<Signature> all = new ArrayList<>();
    private final List<Signature> tags = new ArrayList<>();

    Signatures(Dice dice, boolean objects) {
        var kinds = new ArrayList<Kind>(List.of(I32, I32, new Kind.I64(), new Kind.Cont(0)));
        if (objects) {
            kinds.addAll(List.of(new Kind.Aggregate("struct"), new Kind.Aggregate("array")));
            kinds.add(new Kind.Exn());
        }
        var last = List.of(dice.one(kinds));
        var two = List.of(dice.one(kinds), last.getFirst());
        var takes = new ArrayList<List<Kind>>(List.of(List.of(), last, two));
        var gives = new ArrayList<List<Kind>>(List.of(List.of()));
        gives.add(dice.chance(70) ? List.of(dice.one(kinds)) : two);
        for (var end : gives) {
            takes.forEach(begin -> add(new Signature(begin, end)));
            int exchanging = all.size();
            var argument = dice.chance(60) ? List.of(I32) : List.<Kind>of();
            add(new Signature(with(argument, new Kind.Cont(exchanging)), end));
            if (dice.chance(30)) {
                // Leaves behind a continuation of another type than its own.
                int left = dice.below(exchanging + 1);
                if (all.get(left).gives().equals(end)) {
                    add(new Signature(with(List.of(I32), new Kind.Cont(left)), end));
                }
            }
            tags.add(new Signature(List.of(), end));
        }
        if (dice.chance(60)) {
            // Who suspends with it is waiting to be switched to.
            var exchanging = where(signature -> left(signature).isPresent());
            tags.add(new Signature(dice.one(takes), at(dice.one(exchanging)).takes()));
        }
        int more = dice.between(1, 3);
        for (int i = 0; i < more; i++) {
            tags.add(new Signature(dice.one(takes), dice.one(takes)));
        }
    }

    private void add(Signature signature) {
        all.add(signature);
    }

    static List<Kind> with(List<Kind> kinds, Kind last) {
        var more = new ArrayList<>(kinds);
        more.add(last);
        return more;
    }

    int count() {
        return all.size();
    }

    Signature at(int index) {
        return all.get(index);
    }

    List<Signature> tags() {
        return tags;
    }

    /** The signatures that {@code fits} holds for. */
    List<Integer> where(java.util.function.Predicate<Signature> fits) {
        return IntStream.range(0, all.size()).filter(i -> fits.test(all.get(i))).boxed().toList();
    }

    Optional<Integer> find(List<Kind> takes, List<Kind> gives) {
        return where(new Signature(takes, gives)::equals).stream().findFirst();
    }

    /** Tags that a {@code switch} of stacks ending with {@code gives} may name. */
    List<Integer> switchTags(List<Kind> gives) {
        return IntStream.range(0, tags.size())
                .filter(i -> tags.get(i).equals(new Signature(List.of(), gives)))
                .boxed()
                .toList();
    }

    /** The signature of what a switch to {@code signature} leaves behind, if there is such. */
    Optional<Integer> left(Signature signature) {
        return !signature.takes().isEmpty()
                        && signature.takes().getLast() instanceof Kind.Cont(int left)
                        && all.get(left).gives().equals(signature.gives())
                ? Optional.of(left)
                : Optional.empty();
    }

    /** Signatures that {@code cont.bind} makes {@code signature} of. */
    List<Integer> unbound(Signature signature) {
        return where(other -> binds(other, signature));
    }

    /** Whether {@code cont.bind} makes {@code to} of {@code from}. */
    boolean binds(Signature from, Signature to) {
        int ahead = from.takes().size() - to.takes().size();
        return ahead >= 0
                && from.gives().equals(to.gives())
                && from.takes().subList(ahead, from.takes().size()).equals(to.takes());
    }

    String text(boolean objects) {
        var text = new StringBuilder("  (rec\n");
        for (int i = 0; i < all.size(); i++) {
            text.append("    (type $f%d (func%s))\n".formatted(i, types(all.get(i))));
            text.append("    (type $k%d (cont $f%d))\n".formatted(i, i));
        }
        text.append(
                !objects
                        ? "  )\n"
                        : """
                            (type $struct (struct (field (mut i32)) (field (mut (ref null $k0)))
                              (field (mut (ref null $struct))) (field (mut (ref null $array)))))
                            (type $array (array (mut (ref null $struct)))))
                        """);
        for (int i = 0; i < tags.size(); i++) {
            text.append("  (tag $t%d%s)\n".formatted(i, types(tags.get(i))));
        }
        return text.toString();
    }

    static String types(Signature signature) {
        return list(" (param ", signature.takes()) + list(" (result ", signature.gives());
    }

    static String list(String before, List<Kind> kinds) {
        return kinds.isEmpty()
                ? ""
                : kinds.stream().map(Kind::toString).collect(Collectors.joining(" ", before, ")"));
    }
}
