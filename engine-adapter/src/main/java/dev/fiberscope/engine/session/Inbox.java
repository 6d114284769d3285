package dev.fiberscope.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** What others want of the session's thread, in order. Any thread puts, the session's takes. */
final class Inbox {
    private final Deque<Message> waiting = new ArrayDeque<>();

    /** Somebody wants the thread to leave what it is running; read between slices. */
    private volatile boolean urgent;

    /**
     * {@code Message = Asked | Seeking | Searching | Saved | Tracing | Recalling | Listening |
     * Closing}.
     */
    sealed interface Message {
        record Asked(Command command) implements Message {}

        record Seeking(TurningPoint point) implements Message {}

        record Searching(EventRequest request) implements Message {}

        record Saved(Saving saving) implements Message {}

        record Tracing(ContinuationRequest request) implements Message {}

        record Recalling(StoryRequest request) implements Message {}

        record Listening(Consumer<Notice> listener) implements Message {}

        record Closing() implements Message {}
    }

    /**
     * {@code Stop} and {@code Restart} overtake the commands that still wait: those are dropped,
     * stop conditions apart.
     */
    synchronized void put(Message message) {
        boolean overtakes =
                switch (message) {
                    case Message.Asked(var command) ->
                            command instanceof Command.Stop || command instanceof Command.Restart;
                    case Message.Closing() -> true;
                    case Message.Seeking _,
                            Message.Searching _,
                            Message.Tracing _,
                            Message.Recalling _,
                            Message.Saved _,
                            Message.Listening _ ->
                            false;
                };
        if (overtakes) {
            waiting.removeIf(
                    each -> each instanceof Message.Asked(var command) && !setsCondition(command));
            urgent = true;
        }
        waiting.add(message);
        notifyAll();
    }

    /** True until the message that asks for it has been taken. */
    boolean urgent() {
        return urgent;
    }

    /** Somebody waits for a command to be carried out. */
    synchronized boolean commanded() {
        return waiting.stream()
                .anyMatch(each ->
                        !(each instanceof Message.Seeking
                                || each instanceof Message.Searching
                                || each instanceof Message.Tracing
                                || each instanceof Message.Recalling));
    }

    /** The next message; waits for one. An interruption of the thread counts as closing. */
    synchronized Message take() {
        while (waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return new Message.Closing();
            }
        }
        return taken();
    }

    /**
     * The next message if it does not touch where the program stands, and can be done while it
     * runs.
     */
    synchronized Optional<Message> takeHarmless() {
        boolean harmless =
                switch (waiting.peek()) {
                    case null -> false;
                    case Message.Asked(var command) -> setsCondition(command);
                    case Message.Seeking _,
                            Message.Searching _,
                            Message.Tracing _,
                            Message.Recalling _,
                            Message.Saved _,
                            Message.Listening _ ->
                            true;
                    case Message.Closing _ -> false;
                };
        return harmless ? Optional.of(taken()) : Optional.empty();
    }

    private Message taken() {
        var message = waiting.remove();
        urgent =
                waiting.stream()
                        .anyMatch(each ->
                                each instanceof Message.Closing
                                        || each instanceof Message.Asked(Command.Stop _)
                                        || each instanceof Message.Asked(Command.Restart _));
        return message;
    }

    private static boolean setsCondition(Command command) {
        return command instanceof Command.SetBreakpoint
                || command instanceof Command.ClearBreakpoint
                || command instanceof Command.SetEventStop
                || command instanceof Command.ClearEventStop;
    }
}
