// The counting of entries one after another, which is where a ledger spends its time.
//
// Everything that is counted lies in the objects of Python (a fold, its books and persons), which
// settle, save and explain it. Here is only the way that every entry takes; whatever is rare asks
// the fold. tests/ledger/second_opinion.py takes the same way in Python.

#include <nanobind/nanobind.h>
#include <structmember.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "times.hpp"

namespace nb = nanobind;

namespace {

using safepassage::ledger::LETTERS;
using safepassage::ledger::seconds_of;

nb::object number(std::int64_t value) { return nb::steal(PyLong_FromLongLong(value)); }

std::int64_t value(nb::handle number) {
    const long long found = PyLong_AsLongLong(number.ptr());
    if (found == -1 && PyErr_Occurred()) throw nb::python_error();
    return found;
}

void require(int outcome) {
    if (outcome < 0) throw nb::python_error();
}

bool holds(nb::handle set, nb::handle what) {
    const int found = PySequence_Contains(set.ptr(), what.ptr());
    require(found);
    return found != 0;
}

// Borrowed; nothing where there is no such key.
nb::handle look_up(nb::handle in, nb::handle key) {
    PyObject *found = PyDict_GetItemWithError(in.ptr(), key.ptr());
    if (found == nullptr && PyErr_Occurred()) throw nb::python_error();
    return found;
}

void put(nb::handle in, nb::handle key, nb::handle what) {
    require(PyDict_SetItem(in.ptr(), key.ptr(), what.ptr()));
}

void append(nb::handle to, nb::handle what) { require(PyList_Append(to.ptr(), what.ptr())); }

std::string_view letters(nb::handle text) {
    Py_ssize_t size = 0;
    const char *begin = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (begin == nullptr) throw nb::python_error();
    return {begin, static_cast<std::size_t>(size)};
}

// A field of objects of one type with slots, where it lies in them: to ask for it by its name takes
// ten times as long, and there are thirty to an entry.
class Slot {
   public:
    Slot() = default;
    Slot(nb::handle type, const char *name) : type_(type.ptr()) {
        const nb::object found = type.attr(name);
        if (!PyObject_TypeCheck(found.ptr(), &PyMemberDescr_Type))
            throw nb::type_error("not a field with a place of its own");
        const PyMemberDef *member = reinterpret_cast<PyMemberDescrObject *>(found.ptr())->d_member;
        if (member->type != T_OBJECT_EX) throw nb::type_error("not a field of any object");
        offset_ = member->offset;
    }

    nb::handle of(nb::handle object) const { return *place(object); }

    void set(nb::handle object, nb::object value) const {
        PyObject **there = place(object);
        PyObject *before = *there;
        *there = value.release().ptr();
        Py_XDECREF(before);
    }

   private:
    PyObject **place(nb::handle object) const {
        PyTypeObject *type = Py_TYPE(object.ptr());
        if (reinterpret_cast<PyObject *>(type) != type_) throw nb::type_error("of another type");
        return reinterpret_cast<PyObject **>(reinterpret_cast<char *>(object.ptr()) + offset_);
    }

    PyObject *type_ = nullptr;
    Py_ssize_t offset_ = 0;
};

// The flows of one kind of movement by the fields that its entries have in common, and the field
// which, where it says anything, makes the fold look once more.
struct Kind {
    nb::dict flows;
    std::vector<Slot> fields;
    Slot heads, parties, people, more;
    bool may_say_more = false;
};

struct OfEntry {
    explicit OfEntry(nb::handle type)
        : device(type, "device"),
          number(type, "number"),
          happened(type, "happened"),
          heard(type, "heard"),
          fact(type, "fact") {}
    Slot device, number, happened, heard, fact;
};

struct OfHeads {
    explicit OfHeads(nb::handle type)
        : seat(type, "seat"), wheelchair(type, "wheelchair"), stretcher(type, "stretcher") {}
    Slot seat, wheelchair, stretcher;
};

struct OfFlow {
    explicit OfFlow(nb::handle type)
        : more(type, "more"),
          parties(type, "parties"),
          out_of(type, "out_of"),
          into(type, "into") {}
    Slot more, parties, out_of, into;
};

struct OfNumbers {
    explicit OfNumbers(nb::handle type)
        : upto(type, "upto"), last(type, "last"), beyond(type, "beyond") {}
    Slot upto, last, beyond;
};

// Where the people of a movement are noted: see Persons, which reads them when it is first asked.
struct People {
    explicit People(nb::handle persons)
        : where(persons.attr("places")),
          mentions(persons.attr("all_mentions")),
          sources(persons.attr("sources")),
          move_oddly(persons.attr("move_oddly")) {}
    nb::object where, mentions, sources, move_oddly;
};

class Posting {
   public:
    Posting(nb::type_object entry, nb::type_object heads, nb::type_object flow,
            nb::type_object numbers, nb::list kinds, nb::dict grown)
        : entry_(entry), heads_(heads), flow_(flow), numbers_(numbers), grown_(std::move(grown)) {
        for (nb::handle one : kinds) {
            const nb::tuple row = nb::cast<nb::tuple>(one);
            const nb::object type = row[0];
            Kind kind{nb::cast<nb::dict>(row[1]), {}, {type, "heads"}, {type, "parties"},
                      {type, "people"}, {}};
            for (nb::handle field : nb::cast<nb::tuple>(row[2]))
                kind.fields.emplace_back(type, nb::cast<const char *>(field));
            if (!row[3].is_none()) {
                kind.more = Slot(type, nb::cast<const char *>(row[3]));
                kind.may_say_more = true;
            }
            types_.push_back(type);
            kinds_.emplace(type.ptr(), std::move(kind));
        }
    }

    // Counts entries, one after another.
    void count(nb::object fold, nb::iterable entries, std::int64_t until) {
        const nb::object latest = fold.attr("latest"), corrected = fold.attr("corrected");
        const nb::object correction = fold.attr("correction");
        std::optional<People> people;
        nb::object speaker = nb::none(), numbers = nb::none(), heard = nb::none();
        nb::object own_kinds;
        std::int64_t last = 0, ahead = 0, base = 0, moment = 0;
        char happened[LETTERS] = {};
        for (nb::handle entry : entries) {
            const nb::handle device = entry_.device.of(entry);
            const nb::handle numbered = entry_.number.of(entry);
            const std::int64_t number_of = value(numbered);
            if (speaker.is_none() || PyUnicode_Compare(speaker.ptr(), device.ptr()) != 0) {
                const nb::tuple told = nb::cast<nb::tuple>(fold.attr("speaks")(device));
                last = value(told[0]);
                ahead = value(told[1]);
                own_kinds = told[2];
                speaker = nb::borrow(device);
                numbers = nb::none();
            }
            if (number_of > last) {
                fold.attr("leave_out")(entry);
                continue;
            }
            if (numbers.is_none()) {
                const nb::tuple told = nb::cast<nb::tuple>(fold.attr("listens")(device));
                numbers = told[0];
                base = value(told[1]);
                heard = told[2];
            }
            if (!is_new(numbers, numbered, number_of)) continue;
            const nb::handle when = entry_.heard.of(entry);
            if (PyUnicode_Compare(when.ptr(), heard.ptr()) > 0) {
                put(latest, device, when);
                heard = nb::borrow(when);
            }
            const nb::handle fact = entry_.fact.of(entry);
            const nb::handle type = reinterpret_cast<PyObject *>(Py_TYPE(fact.ptr()));
            if (!holds(own_kinds, type)) fold.attr("out_of_turn")(entry);
            if (type.is(correction)) {
                fold.attr("correct")(entry, fact);
                continue;
            }
            if (PyDict_GET_SIZE(corrected.ptr()) != 0) fold.attr("corrects")(entry);
            const std::string_view text = letters(entry_.happened.of(entry));
            if (text.size() != LETTERS) throw nb::value_error("a time of twenty letters");
            if (text != std::string_view(happened, LETTERS)) {
                text.copy(happened, LETTERS);
                moment = seconds_of(text);
            }
            // What was timed as it was recorded was timed by the device's clock, which may be wrong.
            const bool by_clock = ahead != 0 && text == letters(when);
            const std::int64_t time = by_clock ? moment - ahead : moment;
            if (time > until) continue;
            const std::int64_t ref = base | number_of;
            const auto kind = kinds_.find(type.ptr());
            if (kind == kinds_.end())
                fold.attr("take")(entry, fact, time, ref);
            else
                move(fold, kind->second, fact, number(time), number(ref), people);
        }
    }

   private:
    // Notes a device's number; whether it has not come before. As a rule it is the next.
    bool is_new(nb::handle numbers, nb::handle numbered, std::int64_t number_of) {
        if (value(numbers_.upto.of(numbers)) + 1 != number_of ||
            PySet_GET_SIZE(numbers_.beyond.of(numbers).ptr()) != 0)
            return nb::cast<bool>(numbers.attr("add")(numbered));
        numbers_.upto.set(numbers, nb::borrow(numbered));
        numbers_.last.set(numbers, nb::borrow(numbered));
        return true;
    }

    nb::object flow_of(nb::handle fold, const Kind &kind, nb::handle fact) {
        const nb::object key = nb::steal(PyTuple_New(static_cast<Py_ssize_t>(kind.fields.size())));
        for (std::size_t place = 0; place < kind.fields.size(); ++place)
            PyTuple_SET_ITEM(key.ptr(), static_cast<Py_ssize_t>(place),
                             kind.fields[place].of(fact).inc_ref().ptr());
        const nb::handle known = look_up(kind.flows, key);
        return known ? nb::borrow(known) : nb::object(fold.attr("books").attr("begin")(fact, key));
    }

    void move(nb::handle fold, const Kind &kind, nb::handle fact, const nb::object &time,
              const nb::object &ref, std::optional<People> &people) {
        const nb::object flow = flow_of(fold, kind, fact);
        const nb::handle more = flow_.more.of(flow);
        if (PyList_GET_SIZE(more.ptr()) == 0) put(grown_, flow, nb::none());
        const nb::handle heads = kind.heads.of(fact);
        nb::object total;
        if (heads.is_none() || value(heads_.wheelchair.of(heads)) != 0 ||
            value(heads_.stretcher.of(heads)) != 0)
            total = flow.attr("note")(heads, 1);
        else
            total = nb::borrow(heads_.seat.of(heads));
        append(more, ref);
        append(more, time);
        append(more, total);
        const nb::handle parties = kind.parties.of(fact);
        if (!parties.is_none())
            flow_.parties.set(flow, number(value(flow_.parties.of(flow)) + value(parties)));
        const nb::handle who = kind.people.of(fact);
        if (PyTuple_GET_SIZE(who.ptr()) != 0) {
            if (!people) people.emplace(fold.attr("persons"));
            move_people(*people, who, flow, ref);
        }
        if (kind.may_say_more && PyObject_IsTrue(kind.more.of(fact).ptr()) != 0)
            fold.attr("note")(fact, flow_.out_of.of(flow), 1);
    }

    void move_people(const People &people, nb::handle who, nb::handle flow, nb::handle ref) {
        const nb::handle out_of = flow_.out_of.of(flow), into = flow_.into.of(flow);
        const bool comes = holds(people.sources, out_of), stays = !holds(people.sources, into);
        for (Py_ssize_t place = 0; place < PyTuple_GET_SIZE(who.ptr()); ++place) {
            const nb::handle person = PyTuple_GET_ITEM(who.ptr(), place);
            const nb::handle mentions = look_up(people.mentions, person);
            if (mentions) {
                append(mentions, ref);
            } else {
                nb::list first;
                append(first, ref);
                put(people.mentions, person, first);
            }
            const nb::handle where = look_up(people.where, person);
            const bool fits = !where ? comes
                                     : PyUnicode_Check(where.ptr()) &&
                                           PyUnicode_Compare(where.ptr(), out_of.ptr()) == 0;
            if (stays && fits)
                put(people.where, person, into);
            else
                people.move_oddly(person, where ? nb::borrow(where) : nb::none(), out_of, into, 1);
        }
    }

    OfEntry entry_;
    OfHeads heads_;
    OfFlow flow_;
    OfNumbers numbers_;
    nb::dict grown_;
    std::vector<nb::object> types_;
    std::unordered_map<const PyObject *, Kind> kinds_;
};

}  // namespace

NB_MODULE(_posting, m) {
    nb::class_<Posting>(m, "Posting")
        .def(nb::init<nb::type_object, nb::type_object, nb::type_object, nb::type_object, nb::list,
                      nb::dict>(),
             nb::arg("entry"), nb::arg("heads"), nb::arg("flow"), nb::arg("numbers"),
             nb::arg("kinds"), nb::arg("grown"))
        .def("count", &Posting::count, nb::arg("fold"), nb::arg("entries"), nb::arg("until"));
}
