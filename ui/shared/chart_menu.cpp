// What can be done with a chart: copied, saved, and zoomed out of.
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>

#include "ui/shared/chart.h"
#include "ui/shared/chart_csv.h"

namespace bafar::shared {

QString Chart::csv() const
{
    const auto [from, to] = group_->time().span();
    QStringList names;
    std::vector<std::vector<ChartPoint>> lines;
    for (const ChartLine& line : lines_) {
        if (line.shown) {
            names.append(line.name);
            lines.push_back(dataOf(line).points(from, to));
        }
    }
    return chartCsv(names, lines);
}

bool Chart::savePng(const QString& path)
{
    return grab().save(path, "PNG");
}

QMenu* Chart::makeMenu()
{
    auto* menu = new QMenu(this);
    connect(menu->addAction(tr("Copy as CSV")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(csv()); });
    connect(menu->addAction(tr("Save as PNG…")), &QAction::triggered, this, &Chart::askWhereToSave);
    QAction* back = menu->addAction(tr("Back from the zoom"));
    back->setEnabled(group_->time().isZoomed());
    connect(back, &QAction::triggered, this,
            [this] { group_->change([](ChartTime& time) { time.zoomOut(); }); });
    return menu;
}

void Chart::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu* menu = makeMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

void Chart::askWhereToSave()
{
    auto* dialog = new QFileDialog(this, tr("Save as PNG"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(title_ + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!savePng(path)) {
            auto* box = new QMessageBox(QMessageBox::Warning, title_,
                                        tr("The file cannot be written: %1").arg(path),
                                        QMessageBox::Close, this);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        }
    });
    dialog->open();
}

} // namespace bafar::shared
