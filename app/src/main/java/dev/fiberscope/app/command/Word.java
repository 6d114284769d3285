package dev.fiberscope.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One word of the command line, such as {@code run}. */
public interface Word {
    /** Its name, and what may follow it. Made anew at each call. */
    CommandSpec syntax();

    /** Does it; gives the exit code. {@code parsed} is what followed the word. */
    int run(ParseResult parsed) throws Refusal;
}
