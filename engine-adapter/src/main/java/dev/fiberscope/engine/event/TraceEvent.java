package dev.fiberscope.engine.event;

import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.CodePoint;
import dev.fiberscope.engine.model.ContinuationId;
import dev.fiberscope.engine.model.Prompt;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import dev.fiberscope.engine.model.Trap;
import dev.fiberscope.engine.model.WasmValue;
import java.util.List;
import java.util.Optional;

/** One record of the trace. Functions are named as people see them: {@code $name}, or the index. */
public sealed interface TraceEvent
        permits TraceEvent.ActivationStarted,
                TraceEvent.ActivationEnded,
                TraceEvent.ContinuationCreated,
                TraceEvent.Bound,
                TraceEvent.Resumed,
                TraceEvent.ResumedThrowing,
                TraceEvent.Suspended,
                TraceEvent.Switched,
                TraceEvent.Returned,
                TraceEvent.Thrown,
                TraceEvent.Caught,
                TraceEvent.Threw,
                TraceEvent.Trapped,
                TraceEvent.HostCalled,
                TraceEvent.HostReturned,
                TraceEvent.HostThrew,
                TraceEvent.Collected,
                MemoryEvent {
    At at();

    /** A host called {@code function}; {@code root} runs it. */
    record ActivationStarted(At at, StackId root, String function, List<WasmValue> arguments)
            implements TraceEvent {
        public ActivationStarted {
            arguments = List.copyOf(arguments);
        }
    }

    /** The root stack returned {@code results} to the host and is over. */
    record ActivationEnded(At at, StackId root, List<WasmValue> results) implements TraceEvent {
        public ActivationEnded {
            results = List.copyOf(results);
        }
    }

    /**
     * {@code cont.new} at {@code by} made {@code stack}, which will begin with {@code function}.
     */
    record ContinuationCreated(
            At at, ContinuationId made, StackId stack, String function, CodePoint by)
            implements TraceEvent {}

    /**
     * {@code cont.bind}: the same stacks under a new reference, with {@code arguments} given ahead.
     */
    record Bound(
            At at,
            ContinuationId consumed,
            ContinuationId made,
            StackId top,
            List<WasmValue> arguments)
            implements TraceEvent {
        public Bound {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code resume}: {@code chain} goes on on top of {@code parent}, behind {@code prompt}. */
    record Resumed(
            At at,
            StackId parent,
            ContinuationId consumed,
            Chain chain,
            Prompt prompt,
            List<WasmValue> payload)
            implements TraceEvent {
        public Resumed {
            payload = List.copyOf(payload);
        }
    }

    /**
     * {@code resume_throw}, {@code resume_throw_ref}: as {@code Resumed}, and the top begins by
     * throwing {@code tag}.
     */
    record ResumedThrowing(
            At at, StackId parent, ContinuationId consumed, Chain chain, Prompt prompt, TagId tag)
            implements TraceEvent {}

    /**
     * {@code suspend}: {@code chain} left as {@code made}; clause {@code clause} of {@code
     * handler}'s prompt took it.
     */
    record Suspended(
            At at,
            Chain chain,
            ContinuationId made,
            TagId tag,
            List<WasmValue> payload,
            StackId handler,
            int clause)
            implements TraceEvent {
        public Suspended {
            payload = List.copyOf(payload);
        }
    }

    /**
     * {@code switch}: {@code from} left as {@code made}, {@code to} took its place on {@code
     * handler}'s prompt.
     */
    record Switched(
            At at,
            Chain from,
            ContinuationId made,
            ContinuationId consumed,
            Chain to,
            TagId tag,
            List<WasmValue> payload,
            StackId handler,
            int clause)
            implements TraceEvent {
        public Switched {
            payload = List.copyOf(payload);
        }
    }

    /**
     * {@code stack} ended, and {@code parent} goes on behind its {@code resume} with {@code
     * results}.
     */
    record Returned(At at, StackId stack, StackId parent, List<WasmValue> results)
            implements TraceEvent {
        public Returned {
            results = List.copyOf(results);
        }
    }

    /** An exception was thrown on {@code stack}, or thrown again. */
    record Thrown(At at, StackId stack, TagId tag, List<WasmValue> payload) implements TraceEvent {
        public Thrown {
            payload = List.copyOf(payload);
        }
    }

    /** A {@code try_table} of {@code function} on {@code stack} took the exception. */
    record Caught(At at, StackId stack, TagId tag, String function) implements TraceEvent {}

    /**
     * The exception left the bottom of {@code stack}, which is over; with no {@code parent} it went
     * to the host.
     */
    record Threw(At at, StackId stack, Optional<StackId> parent, TagId tag) implements TraceEvent {}

    /** The instruction on {@code stack} trapped, and with it the whole running chain. */
    record Trapped(At at, StackId stack, Trap trap) implements TraceEvent {}

    /** {@code stack} waits for the host function {@code function}. */
    record HostCalled(At at, StackId stack, String function, List<WasmValue> arguments)
            implements TraceEvent {
        public HostCalled {
            arguments = List.copyOf(arguments);
        }
    }

    record HostReturned(At at, StackId stack, String function, List<WasmValue> results)
            implements TraceEvent {
        public HostReturned {
            results = List.copyOf(results);
        }
    }

    /**
     * The host function ended with the exception {@code tag}, which goes on through {@code stack}.
     */
    record HostThrew(At at, StackId stack, String function, TagId tag) implements TraceEvent {}

    /** The collector freed {@code stack}, which nothing could reach. */
    record Collected(At at, StackId stack) implements TraceEvent {}
}
