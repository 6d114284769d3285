package dev.fiberscope.engine.model;

import java.util.List;

/**
 * What a {@code resume} at {@code at} leaves behind until its child ends or is suspended: its
 * handler clauses in order.
 */
public record Prompt(CodePoint at, List<Clause> clauses) {
    public Prompt {
        clauses = List.copyOf(clauses);
    }
}
