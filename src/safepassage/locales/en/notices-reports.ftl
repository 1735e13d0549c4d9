### Notices of reading what others report: files, statements, gazetteers, second readers.

## Files

T-CANNOT-READ = This report cannot be read ({ REFUSAL($reason) }).
    .remedy = Check that the file is there, that it is a file and no folder, and that you may read it.
T-TOO-LARGE = The file has { $megabytes } MB; of a report at most { $most } MB are read.
    .remedy = Check that this is the right file; many reports at once belong into a .jsonl file, one to a line.
T-EMPTY = There is no text in this file.
    .remedy = Open it and see whether the report is in it; copy its text into a plain file and read that.
T-SCANNED = This PDF holds pictures of pages and no text.
    .remedy = Make its text readable with a text recognition program first, or type the report into a plain file.
T-ENCODING = The letters of this file are in no encoding that can be recognised for certain.
    .remedy = Open it in an editor, and save it again as UTF-8.
T-LOCKED = This { $form } file is locked with a password.
    .remedy = Open it with its password, save it without one, and read that.
T-DAMAGED = This { $form } file is damaged or cut off.
    .remedy = Copy the whole file again, or open it in its program and save it anew.
T-PAGES = This PDF has { $pages } pages; at most { $most } are read.
    .remedy = Check that this is the right file, or save the pages that matter as a file of their own.
T-FORM = A file of this sort ({ $form ->
        [doc] an old Word document
        [rtf] RTF
        [picture] a picture
        [sound] sound or video
       *[zip] an archive or workbook
    }) is not read as a report.
    .remedy = Save or copy its text as plain text, HTML, PDF or DOCX.
T-LIBRARY = Files of this sort need a library that is not installed: { $library }.
    .remedy = Install Safe Passage with its extra “reading”, or copy the text into a plain file.

## Lines of JSON

T-JSON = This line is not a JSON object.
    .remedy = Write one object to a line, and none over several lines.
T-FIELD = The field { $field } is missing, empty or no text.
    .remedy = Give each line the fields “id” and “text”, both as text in quotation marks.

## Statements

T-STATEMENTS = This is no list of statements.
    .remedy = Give the line the field “statements”, a list of objects, as “safepassage read --json” prints it.
T-STATEMENT = The field { $field } of this statement cannot be { $value }.
    .remedy = Look up in docs/formats/statements.md what may stand there.
T-NOTHING-SAID = These reports say nothing of an evacuation that a scenario could be drafted from.
    .remedy = Give reports that tell of vehicles, people or ways; or begin with “safepassage new”.
T-TIMEZONE = There is no time zone { $value }.
    .remedy = Name one such as Asia/Damascus.

## Gazetteers and sources

T-PLACES-TABLE = This gazetteer is no table: a quotation mark is not closed.
    .remedy = Save it as CSV, with commas; a quotation mark within a cell is written twice.
T-PLACES-COLUMNS = This gazetteer lacks columns: { $columns }.
    .remedy = Give it these columns, as docs/formats/statements.md tells, or take a file of GeoNames.
T-PLACES-NAME = This place has no id without blanks and commas, or no name.
    .remedy = Give it both.
T-PLACES-WHERE = { $value } are not a latitude and a longitude.
    .remedy = Write degrees with a point, north and east above zero; or leave both empty.
T-PLACES-LARGE = The gazetteer has { $megabytes } MB; at most { $most } MB are read.
    .remedy = Take the file of one country.
T-PLACES-GEONAMES = This row has not the 19 columns of GeoNames.
    .remedy = Copy the whole file again, or take this row out.
T-SOURCES-TABLE = This table of sources is no table: a quotation mark is not closed.
    .remedy = Save it as CSV, with commas; a quotation mark within a cell is written twice.
T-SOURCES-COLUMNS = This table of sources has no column “name”.
    .remedy = Give it the columns { $columns }.
T-SOURCES-NAME = This source has no name.
    .remedy = Write the name that it is to be shown by.
T-SOURCES-GRADE = { $value } is no grade.
    .remedy = Grade the source from A (reliable) to F (cannot be judged), the information from 1 (confirmed) to 6 (cannot be judged).

## Corrections

T-CORRECTION-TEXT = The text of the report { $id } is missing.
    .remedy = Give the line the field “text”, or name the report's file too.
T-CORRECTION-QUOTE = “{ $quote }” does not stand in the text.
    .remedy = Quote the text letter by letter.
T-CORRECTION-WRITE = The corrections cannot be kept here ({ REFUSAL($reason) }).
    .remedy = Name another folder with --into.
T-CORRECTIONS-NONE = There are no corrected reports in this folder.
    .remedy = Keep some with “safepassage read --correct”, or name the folder that they are in.

## The second reader

T-SECOND-ADDRESS = “{ $address }” is no address of a second reader.
    .remedy = Write one such as http://localhost:8080/v1
T-SECOND-ELSEWHERE = The second reader is on another machine ({ $host }): every name in the reports would go there.
    .remedy = Let the model run on this machine. Only if the names may leave it, say --anywhere.

## The lexicon of reports

T-LEXICON-FILE = This file of the lexicon cannot be read: { $problem }.
    .remedy = Look at the line it names: a quotation mark or a bracket is missing, or two words stand without a comma between them.
T-LEXICON-NAME = There is no such file in the lexicon.
    .remedy = Put the words into one of the files that are there; what each holds stands in its first lines.
T-LEXICON-TABLE = There is no such table in this file.
    .remedy = Use one of these: { $allowed }.
T-LEXICON-LIST = Where a list of words is expected, there is { $value }.
    .remedy = Write the words in square brackets, each in quotation marks, with commas between them.
T-LEXICON-WORD = { $value } is no word.
    .remedy = Write a word with at least one letter, in quotation marks.
T-LEXICON-OBJECT = This verb does not say what a place right behind it is, or says { $value }.
    .remedy = Write object = "from", "to", "via", "host" or "none".
T-LEXICON-NUMBER = { $value } is no number above 0.
    .remedy = Write the value of the word in digits.
