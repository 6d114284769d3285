package dev.fiberscope.app;

import dev.fiberscope.app.command.CommandWords;
import dev.fiberscope.app.command.CompareWord;
import dev.fiberscope.app.command.ExitCode;
import dev.fiberscope.app.command.Inputs;
import dev.fiberscope.app.command.LeaksWord;
import dev.fiberscope.app.command.OpenWord;
import dev.fiberscope.app.command.PoliciesWord;
import dev.fiberscope.app.command.PrintWord;
import dev.fiberscope.app.command.RunWord;
import dev.fiberscope.app.command.Terminal;
import dev.fiberscope.app.command.TestWord;
import dev.fiberscope.app.command.ValidateWord;
import dev.fiberscope.app.command.WindowOpener;
import dev.fiberscope.app.window.Gallery;
import dev.fiberscope.app.window.JavaFxWindow;
import dev.fiberscope.app.window.SettingsFile;
import dev.fiberscope.samples.Samples;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the program begins, and where its parts are put together. */
public final class Main {
    /**
     * Hosts written in Java call back on the same Java stack, and readers of text go down into
     * nested forms.
     */
    private static final long JAVA_STACK = 256L << 20;

    private final CommandWords words;

    Main(Terminal terminal, Samples samples, WindowOpener window) {
        var inputs = new Inputs(samples);
        words =
                new CommandWords(
                        terminal,
                        new OpenWord(inputs, window),
                        List.of(
                                new RunWord(inputs, terminal),
                                new CompareWord(terminal),
                                new LeaksWord(inputs, terminal),
                                new PoliciesWord(inputs, terminal),
                                new TestWord(inputs, terminal),
                                new ValidateWord(inputs),
                                new PrintWord(inputs, terminal)));
    }

    /** The program with the streams of the process. */
    public static void main(String[] arguments) throws InterruptedException {
        var code = new AtomicInteger(ExitCode.FAULT);
        var thread =
                new Thread(
                        null, () -> code.set(ofProcess().run(arguments)), "fiberscope", JAVA_STACK);
        thread.start();
        thread.join();
        System.exit(code.get());
    }

    private static Main ofProcess() {
        var samples = Samples.read();
        return new Main(
                new Terminal(System.in, System.out, System.err),
                samples,
                new JavaFxWindow(new Gallery(new Inputs(samples), samples), SettingsFile.ofUser()));
    }

    /** Does what the arguments say, and gives the exit code. */
    int run(String... arguments) {
        return words.run(arguments);
    }
}
