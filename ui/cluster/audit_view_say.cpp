// What the view of the audit log says beside its lines: why there are none, whose are missing,
// where they begin.
#include <QPushButton>
#include <QStackedWidget>

#include "ui/cluster/audit_bar.h"
#include "ui/cluster/audit_table.h"
#include "ui/cluster/audit_view.h"
#include "ui/cluster/try_again.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {

void AuditView::showNotice()
{
    QStringList asked;
    QStringList empty;
    QStringList problems;
    for (const auto& [node, told] : desk_->told()) {
        asked.append(shared::technical(node));
        if (told.problem) {
            problems.append(
                tr("%1: %2").arg(shared::technical(node), shared::sentence(told.problem->text)));
        } else if (told.answered) {
            empty.append(shared::technical(node));
        }
    }
    const QString name =
        session_.identity().name.isEmpty() ? QStringLiteral("NAME") : session_.identity().name;
    const QString command =
        shared::technical(QStringLiteral("bafarctl pki issue operator ") + name);
    if (desk_->isAsking()) {
        notice_->setTexts(tr("Asking for the audit log"),
                          tr("Asked: %1").arg(shared::listed(asked)));
    } else if (desk_->isDenied()) {
        notice_->setTexts(tr("This certificate may not read the audit log"),
                          tr("Who has the role operator or admin may. An admin of the cluster "
                             "issues such a certificate: %1")
                              .arg(command));
    } else if (!problems.isEmpty() && !empty.isEmpty()) {
        problems.prepend(tr("Nothing is recorded yet in the log of %1").arg(shared::listed(empty)));
        notice_->setTexts(tr("No line yet"), problems.join(QLatin1Char('\n')));
    } else if (!problems.isEmpty()) {
        notice_->setTexts(tr("No agent gave its audit log"), problems.join(QLatin1Char('\n')));
    } else if (!asked.isEmpty()) {
        notice_->setTexts(tr("Nothing has been recorded yet"),
                          tr("Every attempt to plan, confirm or change something is listed here, "
                             "allowed or refused."));
    } else {
        notice_->setTexts(tr("No agent is heard"), tr("The audit log appears when one answers."));
    }
    // What is recorded later is read without being asked for.
    notice_->setOffered(!desk_->isAsking() && (desk_->isDenied() || !problems.isEmpty()));
}

/// Each agent has lines that no other has.
void AuditView::showMissing()
{
    QStringList silent;
    QStringList texts;
    for (const auto& [node, facts] : session_.store().agents()) {
        const auto told = desk_->told().find(node);
        if (!facts.connected || facts.freshness != schema::State::Ok) {
            silent.append(shared::technical(node));
        } else if (told != desk_->told().end() && told->second.problem) {
            texts.append(
                tr("Lines of %1 may be missing: %2")
                    .arg(shared::technical(node), shared::sentence(told->second.problem->text)));
        }
    }
    if (!silent.isEmpty()) {
        texts.prepend(tr("Lines of %1 may be missing: not heard now").arg(shared::listed(silent)));
    }
    missing_->setText(texts.join(QLatin1Char('\n')));
    missing_->setVisible(!texts.isEmpty());
}

QString AuditView::progressText(const QString& text) const
{
    std::uint64_t done = 0;
    for (const auto& [node, told] : desk_->told()) {
        done += told.reading.isWhole() || told.problem ? 1U : 0U;
    }
    return text.arg(shared::number(done), shared::number(std::uint64_t{desk_->told().size()}));
}

/// What is said where the list ends.
QString AuditView::endText() const
{
    if (desk_->book().isFull()) {
        return tr("More than %1 lines: the oldest are left out here; %2 has them")
            .arg(shared::number(std::uint64_t{AuditBook::LinesMax}),
                 shared::technical(QStringLiteral("bafarctl audit --all")));
    }
    if (desk_->hasOlder()) {
        return desk_->isReading() ? progressText(tr("Reading older lines: %1 of %2 agents done"))
                                  : tr("Older lines follow as you scroll");
    }
    if (lines_.empty()) {
        return {};
    }
    QStringList cut;
    for (const auto& [node, told] : desk_->told()) {
        if (told.reading.mayLackOwn()) {
            cut.append(shared::technical(node));
        }
    }
    const QString first =
        tr("Oldest record: %1").arg(shared::dateAndTime(lines_.back()->record.at));
    return cut.isEmpty() ? first
                         : first + shared::separator() +
                               tr("older strangers and reads are on the disk of %1 alone")
                                   .arg(shared::listed(cut));
}

void AuditView::showFoot()
{
    QString text =
        export_ ? progressText(tr("Reading all for the export: %1 of %2 agents done")) : endText();
    if (!exported_.isEmpty()) {
        text = text.isEmpty() ? exported_ : exported_ + shared::separator() + text;
    }
    foot_->setText(text);
    foot_->setToolTip(text);
    shared::setTone(foot_, exportFell_ && !exported_.isEmpty() ? "warn" : "muted");
    cancel_->setVisible(export_.has_value());
}

QString AuditView::summaryText() const
{
    if (stack_->currentIndex() == 0) {
        return {};
    }
    const std::uint64_t shown = table_->audit().lines().size();
    const std::uint64_t all = lines_.size();
    QStringList nodes;
    for (const auto& [node, told] : desk_->told()) {
        if (told.answered) {
            nodes.append(shared::technical(node));
        }
    }
    const QString count =
        bar_->filter().isEmpty()
            ? tr("%Ln record(s)", nullptr, static_cast<int>(all))
            : tr("%1 of %2 records").arg(shared::number(shown), shared::number(all));
    return count + shared::separator() + tr("from %1").arg(shared::listed(nodes));
}

} // namespace bafar::ui::cluster
