where-row = row { $row }
where-column = column { $column }
where-field = field { $field }
hours = { $hours } h
minutes = { $minutes } min
seconds = { $seconds } s
later-day = { $clock } on { $date }
percent = { $figure } %
people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
vehicles = { $count ->
    [one] { $count } vehicle
   *[other] { $count } vehicles
}
crossings = { $count ->
    [0] no crossing
    [one] { $count } crossing
   *[other] { $count } crossings
}
trips = { $count ->
    [one] { $count } trip
   *[other] { $count } trips
}
problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
reason-no-vehicle = no vehicle that may go there can carry them
reason-no-route = no way leads to a reception point that they accept
reason-no-room = the reception points that they accept are full
reason-not-ready = they are not ready before the last moment at which they could leave
reason-no-time = the vehicles cannot bring them in time
