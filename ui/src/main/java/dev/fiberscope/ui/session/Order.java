package dev.fiberscope.ui.session;

import dev.fiberscope.engine.model.CodePoint;
import java.util.Comparator;

/** The order in which lists show things. */
public final class Order {
    /** By instance, function, instruction. */
    public static final Comparator<CodePoint> OF_CODE =
            Comparator.comparingInt(CodePoint::instance)
                    .thenComparingInt(CodePoint::function)
                    .thenComparingInt(CodePoint::instruction);

    private Order() {}
}
