package dev.fiberscope.engine.proof;

/** How many of each the proofs run, and with which seed they begin. */
final class Counts {
    static final int PROGRAMS = Integer.getInteger("proof.programs", 20_000);
    static final int MODULES = Integer.getInteger("proof.modules", 20_000);
    static final int MUTANTS = Integer.getInteger("proof.mutants", 200_000);
    static final int SCHEDULES = Integer.getInteger("proof.schedules", 1_000);
    static final long SEED = Long.getLong("proof.seed", 1);

    private Counts() {}
}
