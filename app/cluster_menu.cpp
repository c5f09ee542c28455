#include "app/cluster_menu.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPainter>

#include "app/error_words.h"
#include "app/key_move.h"
#include "app/sheet.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int NameMax = 63;

/// As a menu shows it: no letter of it is a key.
QString titleOf(const link::ProfileEntry& entry)
{
    return profileTitle(entry).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

QString profileTitle(const link::ProfileEntry& entry)
{
    const QString name = shared::technical(entry.name.toStdString());
    return entry.cluster.isEmpty() || entry.cluster == entry.name
               ? name
               : ClusterMenu::tr("%1 (cluster %2)")
                     .arg(name, shared::technical(entry.cluster.toStdString()));
}

QIcon profileIcon(const link::ProfileEntry& entry, const QPalette& palette)
{
    QPixmap image(32, 32);
    image.setDevicePixelRatio(2);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shared::clusterColour(shared::tokensOf(palette), entry.cluster));
    painter.drawRoundedRect(QRectF(6, 1, 4, 14), 2, 2);
    return QIcon(image);
}

QFileDialog* makeProfileDialog(const QString& title, QWidget* place)
{
    auto* dialog = new QFileDialog(place, title);
    dialog->setObjectName(QStringLiteral("profile file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {ClusterMenu::tr("Profiles (*.yaml *.yml)"), ClusterMenu::tr("All files (*)")});
    return dialog;
}

ClusterMenu::ClusterMenu(QString folder, QString current, QWidget* place)
    : QMenu(place)
    , folder_(std::move(folder))
    , current_(std::move(current))
    , place_(place)
{
    setAccessibleName(tr("Clusters"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ClusterMenu::fill);
    fill(); // a menu without entries does not open
}

void ClusterMenu::fill()
{
    qDeleteAll(findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    clear();
    const std::vector<link::ProfileEntry> entries = link::profilesIn(folder_);
    for (const link::ProfileEntry& entry : entries) {
        addEntry(entry);
    }
    if (entries.empty()) {
        addAction(tr("No profile is kept yet"))->setEnabled(false);
    }
    addSeparator();
    QAction* another = addAction(tr("Add a profile…"), this, &ClusterMenu::add);
    another->setObjectName(QStringLiteral("add profile"));
    another->setToolTip(tr("A file as bafarctl pki makes it, and --profile takes it"));
}

void ClusterMenu::addEntry(const link::ProfileEntry& entry)
{
    if (link::sameFile(entry.file, current_)) {
        QAction* shown =
            addAction(profileIcon(entry, palette()), tr("%1, shown here").arg(titleOf(entry)));
        shown->setObjectName(QStringLiteral("profile ") + entry.name);
        shown->setEnabled(false);
        addKey(*this, entry);
        return;
    }
    QMenu* more = addMenu(profileIcon(entry, palette()), titleOf(entry));
    more->menuAction()->setObjectName(QStringLiteral("profile ") + entry.name);
    if (entry.problem.isEmpty()) {
        more->addAction(tr("Open in a new window"), this,
                        [this, file = entry.file] { Q_EMIT openWanted(file, false); });
        more->addAction(tr("Open here"), this,
                        [this, file = entry.file] { Q_EMIT openWanted(file, true); });
    } else {
        more->addAction(tr("Why it cannot be used"), this, [this, entry] {
            complain(tr("This profile cannot be used"), entry.problem.toStdString());
        });
    }
    addKey(*more, entry);
    more->addSeparator();
    more->addAction(tr("Rename…"), this, [this, entry] { rename(entry); });
    more->addAction(tr("Forget…"), this, [this, entry] { forget(entry); });
}

/// Says so where a key lies open, and leads to what can be done about it.
void ClusterMenu::addKey(QMenu& menu, const link::ProfileEntry& entry)
{
    if (entry.keyIsPlain && keyring_ != nullptr) {
        menu.addSeparator();
        menu.addAction(tr("Its key lies in plain text: move it into the keyring…"), this,
                       [this, entry] { askToMoveKey(entry); })
            ->setObjectName(QStringLiteral("move key"));
    }
}

void ClusterMenu::askToMoveKey(const link::ProfileEntry& entry)
{
    auto* sheet = new Sheet(
        tr("Move the key of %1 into the keyring?").arg(shared::technical(entry.name)), place_);
    sheet->addText(tr("The keyring keeps it encrypted, and gives it out while you are logged in. "
                      "The file is deleted once the keyring has given back the same key."));
    sheet->addText(
        shared::breakable(shared::technical(shared::fromPeer(entry.keyFile.toStdString()))));
    sheet->addText(tr("bafarctl does not read keyrings: if you use it with this profile, issue it "
                      "a key of its own first."));
    QPushButton* cancel = sheet->addButton(tr("Cancel"), "", {});
    sheet->addButton(tr("Move the key"), "primary", [this, file = entry.file] { moveKey(file); })
        ->setObjectName(QStringLiteral("move key"));
    sheet->present(cancel);
}

void ClusterMenu::moveKey(const QString& file)
{
    auto* move = new KeyMove(file, folder_, *keyring_);
    move->setParent(this);
    connect(move, &KeyMove::finished, this, [this](bool moved, const QString& text) {
        auto* sheet = new Sheet(
            moved ? tr("The key is in the keyring") : tr("The key was not moved"), place_);
        sheet->setObjectName(QStringLiteral("key moved"));
        sheet->addText(text.isEmpty() ? tr("It was read back from there, and its file is deleted.")
                                      : shared::breakable(text));
        sheet->present(sheet->addButton(tr("Close"), "", {}));
    });
    move->start();
}

void ClusterMenu::add()
{
    QFileDialog* dialog = makeProfileDialog(tr("Add a profile"), place_);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const Result<QString> added = link::addProfile(folder_, file);
        if (added) {
            Q_EMIT openWanted(*added, false);
        } else {
            complain(tr("The profile was not added"), added.error().text);
        }
    });
    dialog->open();
}

void ClusterMenu::rename(const link::ProfileEntry& entry)
{
    auto* sheet = new Sheet(tr("Rename the profile %1").arg(shared::technical(entry.name)), place_);
    sheet->addText(tr("This is your own word for it, and the name of its file. The cluster keeps "
                      "its name."));
    auto* line = new QLineEdit(entry.name);
    line->setObjectName(QStringLiteral("profile name"));
    line->setAccessibleName(tr("Name of the profile"));
    line->setMaxLength(NameMax);
    line->selectAll();
    sheet->addWidget(line);
    sheet->addButton(tr("Cancel"), "", {});
    QPushButton* rename =
        sheet->addButton(tr("Rename"), "primary", [this, line, file = entry.file] {
            if (const auto renamed = link::renameProfile(file, line->text()); !renamed) {
                complain(tr("The profile was not renamed"), renamed.error().text);
            }
        });
    rename->setObjectName(QStringLiteral("rename profile"));
    sheet->present(line);
}

void ClusterMenu::forget(const link::ProfileEntry& entry)
{
    auto* sheet =
        new Sheet(tr("Forget the profile %1?").arg(shared::technical(entry.name)), place_);
    sheet->addText(tr("The cluster itself is not touched, and the files of your certificate and "
                      "key stay where they are. The profile has to be added again to open it."));
    sheet->addText(shared::breakable(shared::technical(entry.file)));
    QPushButton* cancel = sheet->addButton(tr("Cancel"), "", {});
    QPushButton* forget =
        sheet->addButton(tr("Forget this profile"), "", [this, file = entry.file] {
            if (const auto forgotten = link::forgetProfile(file); !forgotten) {
                complain(tr("The profile was not forgotten"), forgotten.error().text);
            }
        });
    forget->setObjectName(QStringLiteral("forget profile"));
    sheet->present(cancel);
}

void ClusterMenu::complain(const QString& title, const std::string& why)
{
    auto* sheet = new Sheet(title, place_);
    sheet->addText(shared::breakable(errorWords(QString::fromStdString(why))));
    sheet->present(sheet->addButton(tr("Close"), "", {}));
}

} // namespace bafar::app
