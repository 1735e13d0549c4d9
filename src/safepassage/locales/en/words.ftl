where-row = row { $row }
where-column = column { $column }
where-field = field { $field }
hours = { $hours } h
minutes = { $minutes } min
seconds = { $seconds } s
later-day = { $clock } on { $date }
percent = { $figure } %
orders = { $kept } kept, { $changed } changed, { $new } new, { $dropped } dropped
order = from { $origin } at { $clock } to { $destination }, { $people }
order-through = from { $origin } at { $clock } through { $crossings } to { $destination }, { $people }
order-empty = empty
order-aboard = { $people }: { $parties }
party-count = { $count } × { $kind } ({ $group })
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
refusal-enoent = there is nothing there
refusal-eacces = it is not allowed
refusal-eperm = it is not allowed
refusal-erofs = the disk is read-only
refusal-eisdir = it is a folder
refusal-enotdir = a part of its path is no folder
refusal-eexist = something else is there
refusal-enospc = the disk is full
refusal-enametoolong = its name is too long
refusal-einval = no file can have this name
refusal-eio = the disk fails
