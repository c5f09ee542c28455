#pragma once
// Where whoever measures writes: registers series the first time, then sets values by index.
//
// Theory: a Recorder fills one sample at a time: begin() sets everything absent, its owner (a
// probe, a concept) calls set(), finish() forgets series that stayed absent for AbsentMax samples
// in a row (a disk that was pulled, a container that ended), so the table stays bounded on hosts
// where things come and go. In steady state nothing is allocated. One owner, one thread.
#include <initializer_list>
#include <span>

#include "agents/series/sample.h"

namespace bafar {

/// What all series of one name share. The texts must be literals.
struct Family {
    std::string_view name;
    SeriesType type;
    std::string_view help;
    std::string_view unit = {};
};

struct LabelView {
    std::string_view name;
    std::string_view value;
};

class Recorder {
public:
    static constexpr std::uint32_t AbsentMax =
        60; ///< samples a series may be absent before it is forgotten

    /// Starts the sample of `at` with every known series absent.
    void begin(Instant at, WallTime wall);

    /// The index of a series, registered when new. Allocates: call it when something appears, not
    /// every time.
    SeriesIndex series(const Family& family, std::initializer_list<LabelView> labels = {});

    /// The same for a name made at run time (`node_memory_<Field>_bytes`).
    SeriesIndex named(std::string name,
                      SeriesType type,
                      std::string help,
                      std::string unit,
                      std::initializer_list<LabelView> labels = {});

    /// The index of a series that another table has, registered when new.
    SeriesIndex copy(const Series& series);

    /// Sets this sample's value; NoSeries is ignored.
    void set(SeriesIndex index, double value);

    /// Ends the sample and forgets what has been absent too long.
    void finish();

    [[nodiscard]] const SeriesTable& table() const { return table_; }

    [[nodiscard]] const Sample& sample() const { return sample_; }

    /// Grows when remembered indexes may have become wrong.
    [[nodiscard]] std::uint64_t removals() const { return table_.removals(); }

private:
    SeriesIndex add(Series series);

    SeriesTable table_;
    Sample sample_;
    std::vector<std::uint32_t> absentFor_;
};

/// Remembered indexes by key (a device, a line's first word), in the order in which the text lists
/// them, so that the usual look-up is one comparison.
class Rows {
public:
    /// The indexes for `key`; `make` registers them when the key is new and appends to its
    /// argument. It may append NoSeries for a series that not every row has, and the caller
    /// registers that one with its first value: a series registered and never set would be
    /// forgotten again and again. The result is valid until the next call.
    template <class Make>
    std::span<SeriesIndex> find(std::string_view key, const Recorder& recorder, Make&& make)
    {
        Row* row = known(key, recorder);
        if (row == nullptr) {
            row = &insert(key);
            make(row->indexes);
        }
        return row->indexes;
    }

    /// Starts at the first row again; call before each text.
    void rewind() { next_ = 0; }

private:
    static constexpr std::size_t RowsMax = 16384;

    struct Row {
        std::string key;
        std::vector<SeriesIndex> indexes;
    };

    Row* known(std::string_view key, const Recorder& recorder);
    Row& insert(std::string_view key);

    std::vector<Row> rows_;
    std::size_t next_ = 0;
    std::uint64_t removals_ = 0;
};

} // namespace bafar
