#include "ui/dashboards/library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

#include "ui/dashboards/catalogue.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int ReadAgainMs = 150;
constexpr qsizetype NameMax = 40;
constexpr const char* Names[] = {"host",     "floating_ip", "load_balancer", "services",
                                 "database", "cache",       "storage",       "agents"};

const QString Shipped = QStringLiteral("shipped/");
const QString Own = QStringLiteral("own/");

tl::unexpected<Error> cannot(const QString& what)
{
    return fail(Code::Unavailable, what.toStdString());
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return cannot(
            Library::tr("%1 cannot be read: %2").arg(shared::technical(path), file.errorString()));
    }
    return file.read(BoardBytesMax + 1);
}

/// A dashboard, or the problem with its file.
Entry entryOf(const QString& id, bool own, const QString& path)
{
    Entry entry{id, own, {}, {}};
    const Result<QByteArray> bytes = bytesOf(path);
    const Result<Board> board =
        bytes ? parseBoard(*bytes) : Result<Board>(tl::unexpected<Error>(bytes.error()));
    if (board) {
        entry.board = *board;
    } else {
        entry.problem = Library::tr("%1: %2").arg(shared::technical(QFileInfo(path).fileName()),
                                                  QString::fromStdString(board.error().text));
    }
    return entry;
}

Entry shippedEntry(const QString& name)
{
    static_cast<void>(Catalogue::ours()); // its resource is the dashboards', too
    return entryOf(Shipped + name, false, QStringLiteral(":/dashboards/%1.json").arg(name));
}

} // namespace

QString Entry::title() const
{
    return problem.isEmpty() ? boardText(board.title)
                             : shared::technical(shared::fromPeer(
                                   id.section(QLatin1Char('/'), 1).toStdString(), 100));
}

Board shippedBoard(const QString& name)
{
    return shippedEntry(name).board;
}

QString boardText(const std::string& text)
{
    const QString own = QCoreApplication::translate("DashboardTexts", text.c_str());
    const bool isShipped = own != QString::fromStdString(text); // and may have direction marks
    return isShipped ? own : shared::fromPeer(text, 800);
}

std::span<const char* const> shippedNames()
{
    return Names;
}

Library::Library(QString folder, QObject* parent)
    : QObject(parent)
    , folder_(std::move(folder))
{
    soon_.setSingleShot(true);
    soon_.setInterval(ReadAgainMs);
    connect(&soon_, &QTimer::timeout, this, [this] {
        read();
        Q_EMIT changed();
    });
    const auto again = [this] { soon_.start(); };
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, again);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, again);
    read();
}

QString Library::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/bafar/dashboards");
}

void Library::read()
{
    entries_.clear();
    for (const char* name : Names) {
        entries_.push_back(shippedEntry(QString::fromLatin1(name)));
    }
    const QDir dir(folder_);
    QStringList watched;
    if (dir.exists()) {
        watched.append(folder_);
    }
    for (const QString& name :
         dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name).mid(0, OwnMax)) {
        entries_.push_back(entryOf(Own + name, true, dir.filePath(name)));
        watched.append(dir.filePath(name));
    }
    const QStringList before = watcher_.files() + watcher_.directories();
    for (const QString& path : watched) {
        if (!before.contains(path)) {
            watcher_.addPath(path);
        }
    }
}

const Entry* Library::find(const QString& id) const
{
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&id](const Entry& entry) { return entry.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

QString Library::pathOf(const QString& id) const
{
    return folder_ + QLatin1Char('/') + QFileInfo(id).fileName();
}

QString Library::freeName(const QString& title) const
{
    QString plain;
    for (const QChar letter : title.toLower().left(NameMax)) {
        plain += letter.isLetterOrNumber() ? letter : QLatin1Char('-');
    }
    plain = plain.isEmpty() ? QStringLiteral("dashboard") : plain;
    QString name = plain + QStringLiteral(".json");
    for (int i = 2; QFile::exists(folder_ + QLatin1Char('/') + name); ++i) {
        name = QStringLiteral("%1-%2.json").arg(plain).arg(i);
    }
    return name;
}

Result<QString> Library::write(const QString& name, const QByteArray& bytes)
{
    QSaveFile file(folder_ + QLatin1Char('/') + name);
    if (!QDir().mkpath(folder_) || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        return cannot(tr("%1 cannot be written: %2. Look at the folder's rights and its room.")
                          .arg(shared::technical(file.fileName()), file.errorString()));
    }
    read();
    Q_EMIT changed();
    return Own + name;
}

Result<QString> Library::copy(const QString& id)
{
    const Entry* entry = find(id);
    if (entry == nullptr || !entry->problem.isEmpty()) {
        return cannot(tr("There is no such dashboard any more, or its file cannot be read."));
    }
    Board board = entry->board;
    board.title = tr("%1, my copy").arg(entry->title()).left(BoardTextMax).toStdString();
    return write(freeName(entry->title()), writeBoard(board));
}

Result<QString> Library::rename(const QString& id, const QString& title)
{
    const Entry* entry = find(id);
    const QString wanted = title.trimmed();
    if (entry == nullptr || !entry->own || !entry->problem.isEmpty() || wanted.isEmpty() ||
        wanted.size() > BoardTextMax) {
        return cannot(tr("A dashboard of your own can be renamed, to 1 to %1 characters.")
                          .arg(shared::number(static_cast<double>(BoardTextMax))));
    }
    Board board = entry->board;
    board.title = wanted.toStdString();
    return write(QFileInfo(pathOf(id)).fileName(), writeBoard(board));
}

Result<QString> Library::importFile(const QString& path)
{
    const Result<QByteArray> bytes = bytesOf(path);
    const Result<Board> board =
        bytes ? parseBoard(*bytes) : Result<Board>(tl::unexpected<Error>(bytes.error()));
    if (!board) {
        return cannot(tr("%1: %2").arg(shared::technical(QFileInfo(path).fileName()),
                                       QString::fromStdString(board.error().text)));
    }
    return write(freeName(QFileInfo(path).completeBaseName()), *bytes);
}

Result<QString> Library::exportFile(const QString& id, const QString& path) const
{
    const Entry* entry = find(id);
    QSaveFile file(path);
    const QByteArray bytes = entry == nullptr ? QByteArray() : writeBoard(entry->board);
    if (bytes.isEmpty() || !entry->problem.isEmpty() || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        return cannot(tr("%1 cannot be written: %2. Look at the folder's rights and its room.")
                          .arg(shared::technical(path), file.errorString()));
    }
    return id;
}

Result<QString> Library::addPanel(const QString& id, const Panel& panel)
{
    const Entry* entry = find(id);
    if (id.isEmpty()) {
        const Board board{tr("My dashboard").toStdString(), {}, {{panel}}};
        return write(freeName(QStringLiteral("dashboard")), writeBoard(board));
    }
    if (entry == nullptr || !entry->own || !entry->problem.isEmpty()) {
        return cannot(tr("A chart can be added to a dashboard of your own that can be read."));
    }
    Board board = entry->board;
    if (board.rows.back().size() < 2) {
        board.rows.back().push_back(panel);
    } else if (static_cast<qsizetype>(board.rows.size()) < BoardRowsMax) {
        board.rows.push_back({panel});
    } else {
        return cannot(tr("This dashboard is full: it has %1 rows.")
                          .arg(shared::number(static_cast<double>(BoardRowsMax))));
    }
    return write(QFileInfo(pathOf(id)).fileName(), writeBoard(board));
}

Result<QString> Library::remove(const QString& id)
{
    const Entry* entry = find(id);
    if (entry == nullptr || !entry->own) {
        return cannot(tr("The dashboards that come with the program stay."));
    }
    const Result<QByteArray> bytes = bytesOf(pathOf(id));
    if (!bytes || !QFile::remove(pathOf(id))) {
        return cannot(tr("%1 cannot be removed: look at the folder's rights.")
                          .arg(shared::technical(pathOf(id))));
    }
    removedName_ = QFileInfo(pathOf(id)).fileName();
    removedBytes_ = *bytes;
    read();
    Q_EMIT changed();
    return id;
}

Result<QString> Library::putBack()
{
    if (removedName_.isEmpty()) {
        return cannot(tr("Nothing was removed."));
    }
    const QString name = QFile::exists(folder_ + QLatin1Char('/') + removedName_)
                             ? freeName(QFileInfo(removedName_).completeBaseName())
                             : removedName_;
    const Result<QString> written = write(name, removedBytes_);
    if (written) {
        removedName_.clear();
    }
    return written;
}

} // namespace bafar::ui::dashboards
