package dev.fiberscope.app.command;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams of the process. Lines end in a line feed on every system. */
public record Terminal(InputStream input, PrintStream output, PrintStream errors) {
    void say(String line) {
        output.print(line + "\n");
    }

    void complain(String line) {
        errors.print(line + "\n");
    }
}
