#include "app/cluster_menu.h"

#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>
#include <utility>

#include "app/error_words.h"
#include "app/key_files.h"
#include "app/key_move.h"
#include "app/sheet.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
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

/// The band of its cluster, and beside it a check for the one that is shown; the mark of what
/// failed for a profile that cannot be used, whose cluster nobody knows.
QIcon bandIcon(const link::ProfileEntry& entry, bool isShown, const QPalette& palette)
{
    const shared::Tokens& tokens = shared::tokensOf(palette);
    QPixmap image(32, 32);
    image.setDevicePixelRatio(2);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    // What leads does so from the right, too; places are mirrored, and no mark is.
    const bool mirrored = QGuiApplication::isRightToLeft();
    if (!entry.problem.isEmpty()) {
        shared::paintStateMark(painter, QRectF(mirrored ? 6 : 0, 3, 10, 10), schema::State::Failed,
                               tokens);
        return QIcon(image);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(shared::clusterColour(tokens, entry.cluster));
    painter.drawRoundedRect(QRectF(mirrored ? 12 : 0, 1, 4, 14), 2, 2);
    if (isShown) {
        const QPolygonF check{{0, 3.5}, {2.5, 6}, {7.5, 0}};
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(check.translated(mirrored ? 1.5 : 7, 5));
    }
    return QIcon(image);
}

/// The key of this entry was moved there, and its file waits for a later start.
bool isStillInFile(const QString& settings, const QString& entry)
{
    if (entry.isEmpty()) {
        return false;
    }
    const MovedFiles moved = movedInto(settings, entry);
    return !moved.files.empty() && QFile::exists(moved.files.back().file);
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

void ClusterMenu::setKeyring(ui::desktop::Keyring& keyring, const QString& settings)
{
    keyring_ = &keyring;
    settings_ = settings;
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
            addAction(bandIcon(entry, true, palette()), tr("%1, shown here").arg(titleOf(entry)));
        shown->setObjectName(QStringLiteral("profile ") + entry.name);
        addKey(*this, entry);
        return;
    }
    QMenu* more = addMenu(bandIcon(entry, false, palette()), titleOf(entry));
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

/// Says so where a key lies open, or lies there yet, and leads to what can be done about it.
void ClusterMenu::addKey(QMenu& menu, const link::ProfileEntry& entry)
{
    if (keyring_ == nullptr) {
        return;
    }
    if (entry.keyIsPlain) {
        menu.addSeparator();
        menu.addAction(tr("Its key lies in plain text: move it into the keyring…"), this,
                       [this, entry] { askToMoveKey(entry); })
            ->setObjectName(QStringLiteral("move key"));
    } else if (isStillInFile(settings_, entry.keyEntry)) {
        menu.addSeparator();
        QAction* left = menu.addAction(tr("Its key is still in a file until the next start"));
        left->setObjectName(QStringLiteral("key in file"));
        left->setEnabled(false);
    }
}

void ClusterMenu::askToMoveKey(const link::ProfileEntry& entry)
{
    auto* sheet = new Sheet(
        tr("Move certificate and key of %1 into the keyring?").arg(shared::technical(entry.name)),
        place_);
    sheet->setCluster(entry.cluster);
    sheet->addText(tr("The keyring keeps them encrypted, and gives them out while you are logged "
                      "in. These files stay for now, in case it loses them: when the console is "
                      "started with this profile again, a minute later or more, they are deleted "
                      "once the keyring has given the same texts. A certificate that another "
                      "profile reads stays, too."));
    QStringList files{entry.certificateFile, entry.keyFile};
    files.removeAll(QString());
    files.removeDuplicates();
    for (const QString& file : std::as_const(files)) {
        sheet->addText(shared::breakable(shared::technical(shared::fromPeer(file.toStdString()))));
    }
    sheet->addText(tr("bafarctl does not read keyrings: if you use it with this profile, issue it "
                      "a certificate of its own first."));
    QPushButton* cancel = sheet->addButton(tr("Cancel"), "", {});
    sheet->addButton(tr("Move certificate and key"), "primary", [this, entry] { moveKey(entry); })
        ->setObjectName(QStringLiteral("move key"));
    sheet->present(cancel);
}

void ClusterMenu::moveKey(const link::ProfileEntry& entry)
{
    auto* move = new KeyMove(entry.file, folder_, settings_, *keyring_);
    move->setParent(this);
    const auto tell = [this, cluster = entry.cluster](bool moved, const QString& text) {
        auto* sheet = new Sheet(moved ? tr("Certificate and key are in the keyring")
                                      : tr("Certificate and key were not moved"),
                                place_);
        sheet->setObjectName(QStringLiteral("key moved"));
        sheet->setCluster(cluster);
        sheet->addText(
            text.isEmpty()
                ? tr("They were read back from there. Their files are still on the disk: when the "
                     "console is started with this profile again, a minute from now or later, they "
                     "are deleted once the keyring has given the same texts.")
                : shared::breakable(text));
        sheet->present(sheet->addButton(tr("Close"), "", {}));
    };
    connect(move, &KeyMove::finished, this, tell);
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
    sheet->setCluster(entry.cluster);
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
    sheet->setCluster(entry.cluster);
    sheet->addText(tr("The cluster itself is not touched, and your certificate and key stay where "
                      "they are. The profile has to be added again to open it."));
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
