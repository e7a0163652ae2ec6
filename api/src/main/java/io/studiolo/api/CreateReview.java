package io.studiolo.api;

import java.util.List;

/**
 * What a create would do, from the same request as a dry run.
 *
 * @param workspace the name, resources and settings that would result
 * @param target the machine's room now
 * @param refusals why the create would be refused; empty: it would be accepted
 * @param notes what differs from what was asked for, or takes longer than usual
 */
public record CreateReview(
        WorkspaceRequest workspace, Resources resources, Target target, List<Problem> refusals, List<String> notes) {}
