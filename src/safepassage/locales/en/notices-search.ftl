# Notices of planning, which cost no plan.

S-BOUND-FAILED = A bound could not be worked out: that is a mistake of this program ({ $mistake }). The plan is verified as always; what is stated about how good it is may be weaker than it could be.
    .remedy = Use the plan. Report this sentence, with the scenario if it may be shown.
