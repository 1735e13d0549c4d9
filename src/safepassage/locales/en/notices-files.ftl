### Notices of reading and writing a scenario: files, tables, columns, cells, and how they fit together.

## Parts of sentences

meant = { $close ->
    [yes] Did you mean “{ $suggestion }”?
   *[no] Check the spelling.
}
meant-or-allowed = { $close ->
    [yes] Did you mean “{ $suggestion }”?
   *[no] These are known here: { $allowed }.
}

## Files and folders

F-NOT-FOUND = There is nothing here.
    .remedy = { meant }
F-NOT-SCENARIO = This is neither a folder of tables nor an .xlsx workbook.
    .remedy = Name the folder in which scenario.toml lies, or the workbook.
F-NO-TABLES = This folder or workbook holds no table of a scenario.
    .remedy = Begin with “safepassage new”, or name the folder in which scenario.toml lies.
F-CANNOT-READ = This cannot be read ({ REFUSAL($reason) }).
    .remedy = Check that the file is there, that no other program holds it, and that you may read it.
F-CANNOT-WRITE = This cannot be written ({ REFUSAL($reason) }).
    .remedy = Check that the disk has room and that you may write there; nothing was changed.
F-TARGET = Something other than a scenario is already here, and is not overwritten.
    .remedy = Name another place, or move away what is there.
F-NOT-EMPTY = This folder is not empty, and nothing in it is overwritten.
    .remedy = Name a folder that does not exist yet.
F-TOO-LARGE = The file has { $megabytes } MB; at most { $most } MB are read.
    .remedy = Check that this is the right file; leave out rows and columns that are not needed.
F-TOO-LONG = The table goes on beyond { $most } rows, columns or cells, more than any scenario needs.
    .remedy = Check that this is the right file; delete the empty rows and columns at its end.
F-ENCODING = The letters from this line on are in no encoding that can be recognised for certain.
    .remedy = Save the file again as “CSV UTF-8”.
F-ENCODING-RECOGNISED = The file is not in UTF-8; it was read in the encoding that its letters show.
    .remedy = Look whether the names are right, and save the file as “CSV UTF-8”.
F-QUOTES = A quotation mark that opens here or before is not closed, or text follows a closing one.
    .remedy = Close the quotation mark; a quotation mark within a cell is written twice.
F-TOML = This line is not TOML.
    .remedy = Write one “key = value” on a line, texts in quotation marks, as in the starter scenario.
F-WORKBOOK = This file is not an .xlsx workbook, or it is damaged or cut off.
    .remedy = Open it in a spreadsheet program and save it as .xlsx, or copy the whole file again.
F-WORKBOOK-OLD = This workbook is in the old .xls format or protected by a password.
    .remedy = Open it in a spreadsheet program and save it as .xlsx without a password.
F-MERGED = The cells { $cells } are merged; only the first of them holds a value.
    .remedy = Unmerge them and write the value into each row that it holds for.
F-FORMULA = The formula { $value } was saved without its result.
    .remedy = Open the workbook in a spreadsheet program and save it, or write the value itself.
F-FORMULA-FAILED = Here stands { $value }: a formula that failed.
    .remedy = Write the value itself.
F-MORE = { $count ->
    [one] There is at least { $count } more notice { $code } about this file.
   *[other] There are at least { $count } more notices { $code } about this file.
}
    .remedy = Mend those that are shown; the same fault may run through the column.

## Tables and columns

F-TABLE-MISSING = The table { $table } is missing.
    .remedy = Add { $table }.csv, or the sheet { $table }, with at least the columns { $columns }.
F-TABLE-NO-HEADER = The table is empty: it has no row of headings.
    .remedy = Write the names of the columns into its first row, or delete the table.
F-TABLE-UNKNOWN = No table is called { $name }; nothing of this file would be used.
    .remedy = { meant-or-allowed }
F-SHEET-UNKNOWN = No table is called { $name }; nothing of this sheet would be used.
    .remedy = { meant-or-allowed } The name of a sheet with notes begins with #.
F-TABLE-TWICE = The table { $name } is there twice; the other one is { $other }.
    .remedy = Keep one of the two.
F-COLUMN-UNKNOWN = There is no column { $name } in this table; nothing in it would be used.
    .remedy = { meant-or-allowed }
F-COLUMN-MISSING = The column { $name } is missing.
    .remedy = Add it; every row needs a value there.
F-COLUMN-TWICE = The column { $name } says the same as the column { $other }.
    .remedy = Keep one of the two.
F-COLUMN-UNIT = The heading { $name } does not end in a unit that is known here.
    .remedy = Name the column with its unit: { $allowed }.
F-COLUMN-UNNAMED = Column number { $number } has values but no heading.
    .remedy = Give it the name of a column, or delete it.
F-SETTING-UNKNOWN = There is no setting { $name }; it would not be used.
    .remedy = { meant-or-allowed }
F-SETTING-MISSING = The setting { $name } is missing.
    .remedy = Add it, as in the starter scenario.
F-SETTING-TWICE = The setting { $name } says the same as { $other }.
    .remedy = Keep one of the two.
F-SETTING-UNIT = The setting { $name } does not end in a unit that is known here.
    .remedy = Name it with its unit: { $allowed }.
F-ROW-LONG = The row goes on with “{ $value }” beyond its { $columns } columns.
    .remedy = Look for a stray delimiter; text that contains one stands in quotation marks.
F-CELL-EMPTY = Nothing stands in the column { $name }, which every row needs.
    .remedy = Fill the cell, or delete the row.

## Numbers

F-NUMBER = “{ $value }” is not a number.
    .remedy = Write digits only; the unit stands in the heading.
F-WHOLE = “{ $value }” is not a whole number.
    .remedy = Write a whole number: people, places and vehicles cannot be halved.
F-NUMBER-AMBIGUOUS = “{ $value }” can mean { $one } or { $other }.
    .remedy = Write { $one } or { $other }, without a mark between thousands.
F-NEGATIVE = “{ $value }” is less than zero.
    .remedy = Write a number that is not negative.
F-SMALL = “{ $value }” is too small: the least that makes sense here is { $least }.
    .remedy = Correct the number; where there is no limit, leave the cell empty.
F-HUGE = “{ $value }” is too large: the most that makes sense here is { $most }.
    .remedy = Correct the number or its unit; where there is no limit, leave the cell empty.
F-ZERO = Zero makes no sense here.
    .remedy = Write a number greater than zero, or leave the cell empty.
F-DEGREES = “{ $value }” is outside the { $most } degrees that there are either way.
    .remedy = Write decimal degrees (WGS 84); see that latitude and longitude are not exchanged.
F-PEOPLE-MANY = The table counts { $people } people in all; at most { $most } can be planned for.
    .remedy = Correct the counts.

## Times

F-INSTANT = “{ $value }” is not an instant.
    .remedy = Write date and time as 2016-12-15 08:00, or the time after the start as +1:30.
F-START = “{ $value }” is not a date with a time.
    .remedy = Write it as 2016-12-15 08:00.
F-INSTANT-FAR = “{ $value }” is more than three years from the start.
    .remedy = Correct the date.
F-DATE-AMBIGUOUS = In “{ $value }” day and month cannot be told apart.
    .remedy = Write the year first: 2016-12-15 08:00.
F-CLOCK-NEVER = The clocks of the time zone never show “{ $value }”: they are put forward over it.
    .remedy = Write a time that exists, or add the offset: 2016-12-15 08:00+02:00.
F-CLOCK-TWICE = The clocks of the time zone show “{ $value }” twice: they are put back over it.
    .remedy = Add the offset that is meant: 2016-12-15 08:00+02:00.
F-BEFORE-START = “{ $value }” is before the start; it counts as the start.
    .remedy = Correct it, or leave the cell empty.
F-TIMEZONE = No time zone is called “{ $value }”.
    .remedy = { $close ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] Write a name such as Asia/Damascus or Europe/Paris.
    }
F-WINDOW-ORDER = The window ends at “{ $value }”, not after it begins at “{ $begins }”.
    .remedy = Correct the begin or the end; a window over midnight ends on the next day.
F-EPOCH-FIRST = The first epoch begins at “{ $value }”, after the start.
    .remedy = Let one epoch begin at the start (+0:00) or before it.
F-EPOCH-TWICE = Two epochs begin at “{ $value }”.
    .remedy = Keep one of the two.

## Words and ids

F-YES-NO = “{ $value }” is neither yes nor no.
    .remedy = Write yes or no, or leave the cell empty.
F-CHOICE = “{ $value }” is none of the words that are known here.
    .remedy = { meant-or-allowed }
F-TEXT = “{ $value }” contains signs that cannot be printed.
    .remedy = Type the name again.
F-LONG = “{ $value }” has more than { $most } letters.
    .remedy = Shorten it.
F-ID = “{ $value }” cannot be an id.
    .remedy = Use letters and digits of any alphabet without blanks or commas, and no # at the beginning.
F-ID-TWICE = The id { $value } is already taken in { $file }, row { $row }.
    .remedy = Give each its own id.
F-ID-ALIKE = The ids { $value } and { $other } look alike and are not the same.
    .remedy = If both mean one thing, write it in one way; else make them easier to tell apart.
F-POINT-TWICE = A place and a crossing are both called { $value }.
    .remedy = Give each its own id; legs name both kinds of points.
F-UNKNOWN-ID = { $sort ->
    [zones] There is no zone { $value }.
    [places] There is no place { $value }.
    [crossings] There is no crossing { $value }.
    [kinds] There is no party kind { $value }.
    [groups] There is no group { $value }.
    [types] There is no vehicle type { $value }.
    [operators] There is no operator { $value }.
    [vehicles] There is no vehicle { $value }.
    [epochs] There is no epoch { $value }.
    [assemblies] There is no assembly point { $value }.
    [receptions] There is no reception point { $value }.
    [handovers] There is no handover point { $value }.
    [depots] There is no depot { $value }.
   *[points] There is no place or crossing { $value }.
}
    .remedy = { $close ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] Correct the id, or add what it names to its table.
    }
F-ROLE = { $sort ->
    [assemblies] { $value } is no assembly point.
    [receptions] { $value } is no reception point.
    [handovers] { $value } is no handover point.
   *[depots] { $value } is no depot.
}
    .remedy = Name another place, or give { $value } the role in the column roles of the table places.
F-PROFILE-UNUSED = No vehicle type uses the profile { $value }; this row holds for no vehicle.
    .remedy = { meant }

## How rows fit together

F-LOCATION-HALF = The { $name } is missing beside the other half of the location.
    .remedy = Give both latitude and longitude, or neither.
F-CROSSING-ZONES = The crossing leads from the zone { $value } into the same zone.
    .remedy = Name the two zones that it joins; within a zone no crossing is needed.
F-CONVOY-INCOMPLETE = The convoy rule is not complete: { $name } is missing.
    .remedy = Give both convoy_min and convoy_max, or leave all convoy columns empty.
F-CONVOY-SIZE = Convoys of at most { $value } vehicles cannot have at least { $least }.
    .remedy = Make convoy_max no smaller than convoy_min.
F-KIND-EMPTY = There is nobody in a party of the kind { $value }.
    .remedy = Give at least one seat, wheelchair or stretcher.
F-HANDOVER-CYCLE = The group's way goes round in a circle: { $value } is where it starts and one of its handover points.
    .remedy = Take { $value } out of the group's handovers.
F-READY-TWICE = The group arrives at so many an hour, so its ready time “{ $value }” is not used.
    .remedy = Leave one of the two cells empty.
F-LAYOUT-EMPTY = The layout { $value } of the type { $type } has no places.
    .remedy = Give at least one seat, wheelchair or stretcher place.
F-LAYOUT-TWICE = The type { $type } has two layouts { $value }.
    .remedy = Give each layout of a type its own id.
F-LAYOUT-MISSING = The vehicle type { $value } has no layout.
    .remedy = Add a row to the table layouts that says how many places it has.
F-LAYOUT-UNKNOWN = The type of the vehicle { $vehicle } has no layout { $value }.
    .remedy = Write one of its layouts: { $allowed }.
F-LEG-LOOP = This leg leads from { $value } to { $value }.
    .remedy = Delete the row; a drive has two ends.
F-LEG-TWICE = The leg from { $origin } to { $destination } is given already in row { $row }, for the same profile and epoch.
    .remedy = Keep one of the two rows.

## A start in the middle

F-UNDER-WAY-TWICE = The vehicle { $value } is in two places at the start.
    .remedy = Keep one of its rows.
F-CROSSING-SIDE = At the crossing { $crossing } it must be said from which zone the vehicle comes; “{ $value }” is not one of its two zones.
    .remedy = Write one of { $allowed } into the column from_zone.
F-BOARDED-LATER = They are aboard at the start, but boarded at “{ $value }”, which is after it.
    .remedy = Correct the time, or leave the cell empty.
F-ABOARD-NOWHERE = People are aboard the vehicle { $value }, but nothing says where it is.
    .remedy = Add a row for { $value } to the table vehicles_under_way.
F-ABOARD-LAYOUT = People are aboard the vehicle { $value }, but nothing says in which layout.
    .remedy = Name the layout in the table vehicles_under_way.
F-ABOARD-MANY = Aboard the vehicle { $vehicle } are { $people } people, who do not fit into the { $places } places of the layout { $layout }.
    .remedy = Correct the counts or the layout; a place for one need serves no other.

# Instances of the bus evacuation problem (convert bep).

bep-wanted = { $wanted ->
        [buses] a number of buses
        [capacity] the capacity of a bus
        [depots] the number of depots
        [sites] the number of sites
        [demand] a demand in people
        [shelters] the number of shelters
        [room] a shelter's capacity in people
        [line] the number of a depot or site, at the begin of its line
       *[distance] a distance
    }
F-BEP-FILE = The instance cannot be read ({ REFUSAL($reason) }).
    .remedy = Check the path and that you may read the file.
F-BEP-TEXT = The instance is not text.
    .remedy = Give the instance as the plain text file that was published.
F-BEP-NUMBER = “{ $found }” stands where { bep-wanted } belongs.
    .remedy = Write a whole number in digits; the order of the numbers is in docs/formats/bep.md.
F-BEP-RANGE = { $found } cannot be { bep-wanted }: from { $least } to { $most } is possible.
    .remedy = Correct the number, or a number left out before it.
F-BEP-SHORT = The file ends where { bep-wanted } belongs.
    .remedy = Complete the file; part of it is missing.
F-BEP-LONG = The instance is complete, but the file goes on with “{ $found }”.
    .remedy = Compare the numbers of depots, sites and shelters with the lines of the file.
F-BEP-TOTAL = { $wanted ->
        [buses] The buses at the depots are { $sum } in all, not { $total }.
        [demand] The demands of the sites are { $sum } in all, not { $total }.
       *[room] The capacities of the shelters are { $sum } in all, not { $total }.
    }
    .remedy = Correct the total or the numbers behind it.
F-BEP-ORDER = Line { $found } of the distances stands where line { $wanted } belongs.
    .remedy = Give one line for each depot, then one for each site, counted from 1, each complete.

# Instances of the isolated community evacuation problem (convert icep).

F-ICEP-FILE = This table of the instance cannot be read ({ REFUSAL($reason) }).
    .remedy = Give the folder that holds the folders input and incidences; their tables are in docs/formats/icep.md.
F-ICEP-COLUMN = The column “{ $name }” is missing; there are: { $known }.
    .remedy = Add the column, or correct its name.
F-ICEP-BLANK = Nothing stands here where a name belongs.
    .remedy = Fill in the name, or remove the row.
F-ICEP-NUMBER = { $whole ->
        [yes] “{ $found }” stands where a whole number belongs.
       *[no] “{ $found }” stands where a number belongs.
    }
    .remedy = Write digits, with a point before decimals; no number is negative or above a thousand million.
F-ICEP-ZERO = Zero is not possible here: “{ $found }”.
    .remedy = Write how many people the vessel takes, or how fast it goes.
F-ICEP-UNKNOWN = “{ $found }” stands in no other table of the instance.
    .remedy = { $close ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] The names known here are: { $known }.
    }
F-ICEP-SCENARIO = The instance has no scenario “{ $found }”.
    .remedy = { $close ->
        [yes] Did you mean “{ $suggestion }”?
       *[no] Ask for one of: { $known }.
    }
F-ICEP-TWICE = “{ $found }” stands here for the second time.
    .remedy = Keep one of the rows.
F-ICEP-START = Nothing says where the vessel { $vessel } lies at first.
    .remedy = Give its dock in “initial vessel docks.csv”, or under Regular_origin.
F-ICEP-EMPTY = The table has no rows.
    .remedy = Fill it in; docs/formats/icep.md says with what.
F-ICEP-NOBODY = In “{ $scenario }” nobody needs a vessel: the demand is no more than those who leave by themselves.
    .remedy = Correct the demand, or ask for another scenario.

## Roads

F-LINE = { $value } is no line.
    .remedy = Write each point as its latitude and its longitude in degrees, with a blank between them, and a comma between points: 41.140 -8.610, 41.150 -8.600.
F-LINE-SHORT = The line has too few points; it needs { $least }.
    .remedy = Add points: a line has two or more, an area three or more.
F-CHANGE-NAMELESS = The change { $value } names no road.
    .remedy = Give the road's name or its number; a bridge can also be a point in line.
F-CHANGE-HALF = The change { $value } has only one of begins and ends.
    .remedy = Give both, or neither where it holds at all times.
F-ROADS-MISSING = The table { $table } speaks of roads, but the scenario names no file of roads.
    .remedy = Set roads in the section travel to a file made by safepassage roads build.
