package dev.fiberscope.engine.analysis;

import dev.fiberscope.engine.event.At;
import dev.fiberscope.engine.model.Chain;
import dev.fiberscope.engine.model.StackId;
import dev.fiberscope.engine.model.TagId;
import java.util.Optional;

/**
 * A chain that ended by the exception of {@code resume_throw}: given up as it should be, no leak.
 *
 * @param chain as it was when the exception came
 * @param by the stack that executed the {@code resume_throw}
 * @param thrown when it did
 * @param story of the chain's bottom, if its making was seen
 */
public record Cancelled(Chain chain, StackId by, TagId tag, At thrown, Optional<Story> story) {}
