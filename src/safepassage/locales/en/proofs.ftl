# Why no plan can beat a bound. Values: …_at is a time of day, …_s a duration, names are names.

binds-crossing = inspections at { $name }
binds-convoys = the convoys through { $name }
binds-window = the opening hours of { $name }
binds-fleet = the number of vehicles
binds-type = the number of vehicles of type { $name }
binds-place = the bays and room at { $name }
binds-group = when { $name } are ready, and how far they are from safety
binds-horizon = the horizon

proof-nothing = nothing stands in the way
proof-reach = the last of { $group } cannot be received before { $by_at }: they are ready at { $ready_at }, and the fastest way to a reception point takes { $way_s }
proof-crossing = no plan can be done before { $by_at }: { $passages ->
    [one] { $passages } loaded passage
   *[other] { $passages } loaded passages
} through { $crossing } { $returns ->
    [0] {""}
    [one] and { $returns } empty one{" "}
   *[other] and { $returns } empty ones{" "}
}keep { $lanes ->
    [one] its lane
   *[other] its { $lanes } lanes
} busy for { $busy_s }, and the way on from there takes { $way_s }
proof-bays = no plan can be done before { $by_at }: at { $place } vehicles need { $busy_s } in { $bays ->
    [one] its only bay
   *[other] each of its { $bays } bays
}, and the way on from there takes { $way_s }
proof-fleet = no plan can be done before { $by_at }: even fully loaded and without a pause, the vehicles that may carry them need that long for { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
}
proof-joint = no plan can be done before { $by_at }: in less time all vehicles, crossings and bays together can bring no more than { $received } of { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
}
proof-rounds-seat = no plan can be done before { $by_at }: in less time the vehicles cannot make enough whole rounds for the { $places ->
    [one] { $places } seat that is needed
   *[other] { $places } seats that are needed
}
proof-rounds-wheelchair = no plan can be done before { $by_at }: in less time the vehicles cannot make enough whole rounds for the { $places ->
    [one] { $places } wheelchair place that is needed
   *[other] { $places } wheelchair places that are needed
}
proof-rounds-stretcher = no plan can be done before { $by_at }: in less time the vehicles cannot make enough whole rounds for the { $places ->
    [one] { $places } stretcher place that is needed
   *[other] { $places } stretcher places that are needed
}
proof-convoys = no plan can be done before { $by_at }: in less time the convoys through { $crossing }, of at most { $size ->
    [one] { $size } vehicle
   *[other] { $size } vehicles
} each, cannot bring out { $heads ->
    [one] { $heads } person
   *[other] all { $heads } people
}
proof-convoys-left = { $heads ->
    [one] { $heads } person stays
   *[other] { $heads } people stay
} behind{ $otherwise ->
    [0] {""}
    [one] , { $otherwise } of whom could not be received in time without convoys either
   *[other] , { $otherwise } of whom could not be received in time without convoys either
}: by the horizon the convoys through { $crossing }, of at most { $size ->
    [one] { $size } vehicle
   *[other] { $size } vehicles
} each, cannot bring out any more
proof-window = no plan can be done before { $by_at }: { $heads ->
    [one] { $heads } person has
   *[other] { $heads } people have
} to wait until { $place } opens again at { $opens_at }
proof-sooner = it is among the people who are received last, and they cannot be received before { $by_at }
proof-unreachable = { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
} cannot be received at all: no vehicle that may go there can carry them to a place that they accept before the horizon
proof-room = the reception points that they accept have room for { $room } of { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
}
proof-capacity = by the horizon at most { $received } of { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
} can be received, even if those of lower priority stay behind
proof-exposure-reach = nobody can be received sooner than by the fastest way from where and when they are ready
proof-exposure-slots = nobody can be received sooner than by the fastest way, and no more than { $heads ->
    [one] { $heads } person
   *[other] { $heads } people
} by { $half_at }
proof-plain-farthest = the last of { $group } cannot be received before { $by_at }, whichever vehicle comes for them
proof-plain-average = no plan can be done before { $by_at }: even in the least time for all of them together, and shared evenly, the trips that are needed keep { $vehicles ->
    [one] the only vehicle
   *[other] each of the { $vehicles } vehicles
} under way until then
proof-plain-columns = no plan can be done before { $by_at }: in less time { $vehicles ->
    [one] the only vehicle could not bring everybody out by any mix of routes
   *[other] the { $vehicles } vehicles could not bring everybody out, even if each could be divided among several routes
}
proof-plain-exhaustion = no plan can be done before { $by_at }: all ways in which { $vehicles ->
    [one] the only vehicle
   *[other] the { $vehicles } vehicles
} can make the trips in less time have been gone through, and none brings everybody out
