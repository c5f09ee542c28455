#pragma once
// Two revisions of one service side by side: image, digest, tasks, environment, mounts, ports,
// labels, constraints, and what became of each.
//
// A revision is what a service had after a change. What the agents did not record of it is not
// known, and what may be a secret is hidden already: of neither is said that it is the same. No
// widget here. GUI thread.
#include <QString>
#include <optional>

#include "core/schema/deployment.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::deployment {

enum class Difference : std::uint8_t { Same, Added, Removed, Changed, Unknown };

/// What one side has.
struct CompareValue {
    QString text;         ///< empty: not there, or not known
    bool isToken = false; ///< the service's own, letter for letter; else it is in words

    bool operator==(const CompareValue&) const = default;
};

struct CompareLine {
    QString part; ///< "Environment"
    QString name; ///< "MODE"; empty: the part has one value
    CompareValue before;
    CompareValue after;
    Difference difference = Difference::Same;

    bool operator==(const CompareLine&) const = default;
};

/// Which two are compared: ids, the older one first.
struct Pair {
    std::string older;
    std::string newer;

    bool operator==(const Pair&) const = default;
};

/// `chosen`: ids that are chosen in the table. Two of one service: those. Else the newest of the
/// service of the first of them (of the newest record, where none is chosen) and the one before.
/// Nothing: there are no such two; whyNoPair() says why.
[[nodiscard]] std::optional<Pair> pairOf(const std::vector<schema::deployment::Deployment>& records,
                                         const std::vector<std::string>& chosen);

/// Why two cannot be compared, for people; empty: they can.
[[nodiscard]] QString whyNoPair(const std::vector<schema::deployment::Deployment>& records,
                                const std::vector<std::string>& chosen);

/// In the order of the parts, and of names within one.
[[nodiscard]] std::vector<CompareLine> compare(const schema::deployment::Deployment& older,
                                               const schema::deployment::Deployment& newer);

/// "2 changed, 1 added, 3 not known"; "nothing differs".
[[nodiscard]] QString summaryOf(const std::vector<CompareLine>& lines);

/// How many lines of the two are not recorded, and what that means; empty: all are.
[[nodiscard]] QString leftOutNote(const schema::deployment::Deployment& older,
                                  const schema::deployment::Deployment& newer);

[[nodiscard]] QString differenceWord(Difference difference);

/// What differs has its sign and its values in bold, and no colour: those are for states and for
/// what is chosen. Readers are told the word.
class CompareModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { What, Part, Name, Before, After };

    explicit CompareModel(QObject* parent = nullptr);

    void setLines(const std::vector<CompareLine>& lines);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    /// Same for a row that is going.
    [[nodiscard]] Difference differenceAt(int row) const;

    /// A value that the other side has not, or not so.
    [[nodiscard]] bool isOther(const QModelIndex& index) const;

    std::vector<Difference> differences_; ///< by row
};

} // namespace bafar::ui::deployment
