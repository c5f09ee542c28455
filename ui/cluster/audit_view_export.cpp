// From the view of the audit log to a file: all of it is read first.
#include <QFileDialog>

#include "ui/cluster/audit_bar.h"
#include "ui/cluster/audit_view.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::cluster {

/// One is written at a time: another would drop it without a word.
bool AuditView::tellsThatOneRuns()
{
    if (export_) {
        exported_ = tr("An export runs already: wait for its end, or cancel it");
        exportFell_ = true;
        showFoot();
    }
    return export_.has_value();
}

void AuditView::askForPath(AuditFormat format)
{
    if (tellsThatOneRuns()) {
        return;
    }
    const QString suffix =
        format == AuditFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json");
    auto* dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("audit-%1.%2").arg(session_.cluster(), suffix));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { exportTo(path, format); });
    dialog->open();
}

void AuditView::exportTo(const QString& path, AuditFormat format)
{
    if (tellsThatOneRuns()) {
        return;
    }
    export_ = Export{path, format, bar_->filter()};
    exported_.clear();
    desk_->refresh(); // what is new belongs to it
    desk_->readOn();
    present();
}

void AuditView::cancelExport()
{
    export_.reset();
    exported_ = tr("The export was cancelled: nothing was written");
    exportFell_ = false;
    desk_->stop();
}

void AuditView::writeExport()
{
    const AuditLines lines = sift(desk_->lines(), export_->filter);
    const QString why = writeAuditFile(export_->path, auditFile(lines, export_->format));
    QStringList without;
    for (const auto& [node, facts] : session_.store().agents()) {
        const auto told = desk_->told().find(node);
        const bool isHeard = facts.connected && facts.freshness == schema::State::Ok;
        if (!isHeard || told == desk_->told().end() || told->second.problem) {
            without.append(shared::technical(node));
        }
    }
    const QString path = shared::technical(export_->path);
    const QString count = shared::number(std::uint64_t{lines.size()});
    exportFell_ = !why.isEmpty() || !without.isEmpty() || desk_->book().isFull();
    exported_ = !why.isEmpty()      ? tr("%1 cannot be written: %2").arg(path, why)
                : without.isEmpty() ? tr("Lines written to %1: %2").arg(path, count)
                                    : tr("Lines written to %1: %2; some of %3 may be missing")
                                          .arg(path, count, shared::listed(without));
    export_.reset();
}

} // namespace bafar::ui::cluster
