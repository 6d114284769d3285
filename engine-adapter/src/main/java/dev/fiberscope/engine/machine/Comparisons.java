package dev.fiberscope.engine.machine;

/** Comparisons of two i32 that say the same, or the contrary: codes of {@link Op}. */
final class Comparisons {
    private Comparisons() {}

    /** The comparison with the next greater constant that says the same as {@code op}. */
    static int above(int op) {
        return switch (op) {
            case Op.I32_GT_S -> Op.I32_GE_S;
            case Op.I32_GT_U -> Op.I32_GE_U;
            case Op.I32_LE_S -> Op.I32_LT_S;
            default -> Op.I32_LT_U;
        };
    }

    /** The comparison that says the same with its operands exchanged. */
    static int mirrored(int op) {
        return switch (op) {
            case Op.I32_LT_S -> Op.I32_GT_S;
            case Op.I32_LT_U -> Op.I32_GT_U;
            case Op.I32_GT_S -> Op.I32_LT_S;
            case Op.I32_GT_U -> Op.I32_LT_U;
            case Op.I32_LE_S -> Op.I32_GE_S;
            case Op.I32_LE_U -> Op.I32_GE_U;
            case Op.I32_GE_S -> Op.I32_LE_S;
            case Op.I32_GE_U -> Op.I32_LE_U;
            default -> op;
        };
    }

    /** The comparison that says the contrary. */
    static int opposite(int op) {
        return switch (op) {
            case Op.I32_EQ -> Op.I32_NE;
            case Op.I32_NE -> Op.I32_EQ;
            case Op.I32_LT_S -> Op.I32_GE_S;
            case Op.I32_LT_U -> Op.I32_GE_U;
            case Op.I32_GT_S -> Op.I32_LE_S;
            case Op.I32_GT_U -> Op.I32_LE_U;
            case Op.I32_LE_S -> Op.I32_GT_S;
            case Op.I32_LE_U -> Op.I32_GT_U;
            case Op.I32_GE_S -> Op.I32_LT_S;
            default -> Op.I32_LT_U;
        };
    }
}
