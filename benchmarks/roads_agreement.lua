-- The assumptions of Safe Passage for a minibus, written again for OSRM: the same speeds, access and
-- turns, none of OSRM's own penalties. Filled in by benchmarks/roads_agreement.py: SPEEDS, SURFACES,
-- SHARE, MOST, SIGNALS.
api_version = 4

Set = require('lib/set')
Sequence = require('lib/sequence')

local may = Set { 'yes', 'designated', 'permissive', 'official', 'destination', 'public' }
local no_road = Set { 'construction', 'proposed', 'raceway', 'abandoned', 'razed', 'bus_guideway', 'escape' }
local feet = Set { 'footway', 'cycleway', 'path', 'steps', 'bridleway', 'corridor', 'platform' }
local only_where_said = Set { 'busway', 'pedestrian', 'path', 'ferry' }
local passable = Set { 'gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'border_control', 'toll_booth',
  'cattle_grid', 'entrance', 'sally_port', 'height_restrictor', 'bump_gate', 'kerb', 'rising_bollard',
  'no', 'speed_bump', 'wildlife_crossing' }
local limits = { maxheight = 2.8, maxwidth = 2.1, maxweight = 5 }

local function said(tags, with_access)
  for _, key in ipairs({ 'minibus', 'motorcar', 'motor_vehicle', 'vehicle', 'access' }) do
    if key ~= 'access' or with_access then
      local value = tags:get_value_by_key(key)
      if value and value ~= '' and value ~= 'unknown' and value ~= 'designated_none' then
        return may[value] and 'yes' or 'no'
      end
    end
  end
  return nil
end

function setup()
  return {
    properties = {
      weight_name = 'duration',
      max_speed_for_map_matching = 60,
      u_turn_penalty = 0,
      continue_straight_at_waypoint = false,
      use_turn_restrictions = true,
      left_hand_driving = false,
    },
    default_mode = mode.driving,
    default_speed = 10,
    oneway_handling = true,
    classes = Sequence {},
    restrictions = Sequence { 'motorcar', 'motor_vehicle', 'vehicle' },
    relation_types = Sequence {},
  }
end

function process_node(profile, node, result, relations)
  local barrier = node:get_value_by_key('barrier')
  if barrier and barrier ~= 'no' then
    local word = said(node, true)
    local passes = passable[barrier]
    if node:get_value_by_key('locked') == 'yes' then passes = false end
    if word then passes = word == 'yes' end
    if not passes then
      obstacle_map:add(node, Obstacle.new(obstacle_type.barrier))
    end
  elseif node:get_value_by_key('highway') == 'traffic_signals' then
    obstacle_map:add(node, Obstacle.new(obstacle_type.traffic_signals, obstacle_direction.none, SIGNALS, 0))
  end
end

local function number(text)
  if not text then return nil end
  local value, unit = text:match('^%s*([0-9.]+)%s*([a-z/]*)%s*$')
  if not value then return nil end
  return tonumber(value), unit
end

function process_way(profile, way, result, relations)
  local kind = way:get_value_by_key('highway')
  if way:get_value_by_key('route') == 'ferry' then kind = 'ferry' end
  if not kind or no_road[kind] then return end
  if feet[kind] then kind = 'path' end
  local usual = SPEEDS[kind]
  if not usual or way:get_value_by_key('area') == 'yes' then return end
  if way:get_value_by_key('service') == 'emergency_access' then return end
  local word = said(way, not only_where_said[kind])
  if word == 'no' or (only_where_said[kind] and word ~= 'yes') then return end
  for key, own in pairs(limits) do
    local signed = number(way:get_value_by_key(key))
    if signed and signed < own then return end
  end
  local surface = way:get_value_by_key('surface')
  local cap = MOST
  local sort = surface and SURFACES[surface:match('^[^;]*')]
  if not sort and kind == 'track' then
    local tracks = { grade1 = 'asphalt', grade2 = 'compacted', grade3 = 'gravel' }
    sort = SURFACES[tracks[way:get_value_by_key('tracktype') or ''] or 'ground']
  end
  if sort then cap = math.min(cap, sort) end
  local function speed(key)
    local signed, unit = number(way:get_value_by_key(key))
    if not signed then signed, unit = number(way:get_value_by_key('maxspeed')) end
    if not signed or signed < 1 then return math.min(cap, usual) end
    if unit == 'mph' then signed = signed * 1.609344 end
    return math.min(cap, math.min(250, math.floor(signed + 0.5)) * SHARE)
  end
  result.forward_mode, result.backward_mode = mode.driving, mode.driving
  result.forward_speed, result.backward_speed = speed('maxspeed:forward'), speed('maxspeed:backward')
  local oneway = way:get_value_by_key('oneway')
  local junction = way:get_value_by_key('junction')
  if not oneway and (junction == 'roundabout' or junction == 'circular' or kind == 'motorway') then
    oneway = 'yes'
  end
  if oneway == 'yes' or oneway == 'true' or oneway == '1' then
    result.backward_mode = mode.inaccessible
  elseif oneway == '-1' or oneway == 'reverse' then
    result.forward_mode = mode.inaccessible
  elseif oneway == 'reversible' then
    result.forward_mode, result.backward_mode = mode.inaccessible, mode.inaccessible
  end
  if junction == 'roundabout' then result.roundabout = true end
  if junction == 'circular' then result.circular = true end
  result.name = way:get_value_by_key('name') or ''
end

function process_turn(profile, turn)
  turn.duration = 0
  for _, obs in pairs(obstacle_map:get(turn.from, turn.via)) do
    if obs.type == obstacle_type.traffic_signals then turn.duration = turn.duration + obs.duration end
  end
  turn.weight = turn.duration
  if turn.is_u_turn then turn.weight = turn.weight + 3000; turn.duration = turn.duration + 3000 end
end

return { setup = setup, process_way = process_way, process_node = process_node, process_turn = process_turn }
