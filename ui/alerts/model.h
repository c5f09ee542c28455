#pragma once
// Alerts as a list: worst first, muted ones folded under what mutes them, or all of them folded by
// rule or node. No widget here. GUI thread.
#include <functional>
#include <optional>
#include <set>

#include "ui/alerts/groups.h"
#include "ui/link/alerts.h"
#include "ui/shared/rows_model.h"

namespace bafar::topology {
struct Topology;
}

namespace bafar::ui::alerts {

/// Which alerts are asked for.
struct Filter {
    std::optional<schema::Severity> severity{}; ///< nothing: any
    QString text{};                             ///< within rule, sentence, subject or labels
    QString entity{};                           ///< only those about it or a part of it

    bool operator==(const Filter&) const = default;

    [[nodiscard]] bool isOpen() const { return !severity && text.isEmpty() && entity.isEmpty(); }
};

/// Keys are fingerprints; a fold's is that of foldKey() or groupKey().
class AlertsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Severity, State, Summary, Subject, Rule, Since, Value };

    explicit AlertsModel(QObject* parent = nullptr);

    /// `now`: of this machine, for dates.
    void setAlerts(const link::Alerts& alerts,
                   const topology::Topology& topology,
                   const Filter& filter,
                   WallTime now);

    /// From the next setAlerts() on.
    void setGrouping(GroupBy by) { grouping_ = by; }

    /// Opens or closes the fold of that key, from the next setAlerts() on; false: it is none.
    bool toggle(const QString& key);

    /// Opens the fold that this alert is in, from the next setAlerts() on.
    void reveal(const schema::alerting::Alert& alert);

    /// Of the alerts that `cause` (a rule, or maintenance) mutes.
    [[nodiscard]] static QString foldKey(const std::string& cause);

    /// Of the alerts of that rule or node; an empty name: of no node.
    [[nodiscard]] static QString groupKey(GroupBy by, const std::string& name);

private:
    using RowMaker = std::function<shared::Row(const schema::alerting::Alert&)>;

    [[nodiscard]] std::vector<shared::Row> byCause(
        const std::vector<const schema::alerting::Alert*>& alerts, const RowMaker& make) const;
    [[nodiscard]] std::vector<shared::Row> grouped(
        const std::vector<const schema::alerting::Alert*>& alerts,
        const link::Alerts& all,
        const RowMaker& make) const;
    [[nodiscard]] shared::Row groupRow(const AlertGroup& group, bool open) const;
    [[nodiscard]] static shared::Row foldOf(const std::string& cause, int count, bool open);

    std::set<QString> opened_; ///< folds
    GroupBy grouping_ = GroupBy::None;
};

} // namespace bafar::ui::alerts
