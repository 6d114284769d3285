package dev.fiberscope.app.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All words: finds the one that was meant, and says what is wrong with the others. */
public final class CommandWords {
    private static final String PROGRAM = "fiberscope";

    /** Of a fault's trace, the lines that people are shown. */
    private static final int FAULT_LINES = 20;

    private final Terminal terminal;
    private final OpenWord open;
    private final Map<String, Word> words = new HashMap<>();
    private final CommandLine line;

    /** {@code open} is also what happens without any word. */
    public CommandWords(Terminal terminal, OpenWord open, List<Word> others) {
        this.terminal = terminal;
        this.open = open;
        var all = new ArrayList<Word>(List.of(open));
        all.addAll(others);
        line =
                new CommandLine(syntax(all))
                        .setExpandAtFiles(false)
                        .setUsageHelpWidth(100)
                        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                        .setOut(writer(terminal.output()))
                        .setErr(writer(terminal.errors()))
                        .setExecutionStrategy(this::execute)
                        .setParameterExceptionHandler((wrong, arguments) -> misused(wrong));
    }

    private CommandSpec syntax(List<Word> all) {
        var syntax =
                CommandSpec.create()
                        .name(PROGRAM)
                        .mixinStandardHelpOptions(true)
                        .version(Version.words());
        syntax.usageMessage()
                .description(
                        "A debugger for WebAssembly modules that use stack switching.",
                        "Without a command it opens the window.")
                .footer(
                        "",
                        "FILE may be sample:NAME. All but open work without a display.",
                        "Exit codes: 0 done, 1 the answer is no, 2 wrong use or bad input, 3 a trap in the module;",
                        "70 a fault of Fiberscope itself.");
        for (var word : all) {
            var each = word.syntax();
            words.put(each.name(), word);
            syntax.addSubcommand(each.name(), each);
        }
        return syntax;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** Does what the arguments say, and gives the exit code. */
    public int run(String... arguments) {
        int code = line.execute(arguments);
        terminal.output().flush();
        terminal.errors().flush();
        return code;
    }

    private int execute(ParseResult parsed) {
        var help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        try {
            return parsed.hasSubcommand() ? word(parsed.subcommand()) : open.run();
        } catch (Refusal refusal) {
            terminal.complain(refusal.line());
            return ExitCode.REFUSED;
        } catch (ParameterException wrong) {
            throw wrong;
        } catch (RuntimeException | Error fault) {
            terminal.complain(report(fault));
            return ExitCode.FAULT;
        }
    }

    private int word(ParseResult parsed) throws Refusal {
        var word = words.get(parsed.commandSpec().name());
        if (word == null) {
            throw new AssertionError("unreachable: picocli gave a word that it was not given");
        }
        return word.run(parsed);
    }

    private int misused(ParameterException wrong) {
        var at = wrong.getCommandLine();
        if (at.getParent() == null && wrong instanceof UnmatchedArgumentException unmatched) {
            var typed = unmatched.getUnmatched().getFirst();
            if (!typed.startsWith("-")) {
                terminal.complain(unknown(typed, unmatched.getSuggestions()));
                return ExitCode.REFUSED;
            }
        }
        terminal.complain(String.valueOf(wrong.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(wrong, line.getErr())) {
            at.usage(line.getErr());
        }
        return ExitCode.REFUSED;
    }

    private String unknown(String typed, List<String> suggestions) {
        var sentence = "There is no command '" + typed + "'. ";
        if (typed.startsWith("sample:") || Files.isRegularFile(Path.of(typed))) {
            return sentence + "Did you mean: " + PROGRAM + " open " + typed + "?";
        }
        var alike =
                suggestions.stream()
                        .map(each -> each.replaceFirst("^" + PROGRAM + " ", ""))
                        .toList();
        // Few people mistype the first letter.
        var begun = alike.stream().filter(each -> each.regionMatches(0, typed, 0, 1)).toList();
        var near = begun.isEmpty() ? alike : begun;
        return near.isEmpty()
                ? sentence
                        + "The commands are "
                        + String.join(", ", line.getSubcommands().keySet())
                        + "."
                : sentence + "Did you mean: " + PROGRAM + " " + String.join(" or ", near) + "?";
    }

    /** What people can send to those who can mend it. */
    private static String report(Throwable fault) {
        var report =
                new StringBuilder(PROGRAM + ": this is a fault of Fiberscope itself: " + fault);
        trace(fault, report);
        for (var cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            report.append("\ncaused by ").append(cause);
            trace(cause, report);
        }
        return report.toString();
    }

    private static void trace(Throwable fault, StringBuilder report) {
        var trace = fault.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, FAULT_LINES); i++) {
            report.append("\n    at ").append(trace[i]);
        }
    }
}
