#include "app/key_files.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QUrl>
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"

namespace bafar::app {
namespace {

constexpr qint64 MovedBytesMax = 64 * 1024; ///< of a file, as link::readPemFile() has it
constexpr int MovedFilesMax = 2;            ///< a certificate's and a key's

QString fingerprintOf(const QByteArray& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

QString notesOf(const QString& entry)
{
    return QStringLiteral("moved into keyring/") +
           QString::fromLatin1(QUrl::toPercentEncoding(entry));
}

tl::unexpected<Error> failedWith(int error)
{
    const Code code = error == ENOENT || error == ENOTDIR ? Code::NotFound
                      : error == ELOOP                    ? Code::Conflict
                                                          : Code::Unavailable;
    return fail(code, qt_error_string(error).toStdString());
}

bool isOneFile(const struct stat& one, const struct stat& two)
{
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

/// What led to a file that is gone.
void removeEmptyLink(const QString& named)
{
    const QFileInfo way(named);
    if (way.isSymLink() && !way.exists()) {
        QFile::remove(named);
    }
}

bool isCertificateOf(const schema::Profile& profile, const QString& file)
{
    return link::sameFile(QString::fromStdString(profile.certificate), file) ||
           link::sameFile(QString::fromStdString(profile.ca), file);
}

} // namespace

MovedFile movedFile(const std::string& named, const QByteArray& text)
{
    const QString path = QString::fromStdString(named);
    return {path, QFileInfo(path).canonicalFilePath(), fingerprintOf(text)};
}

QByteArray joinedPem(const QByteArray& first, const QByteArray& second)
{
    return first + (first.endsWith('\n') ? "" : "\n") + second;
}

Result<void> noteMoved(const QString& settings, const QString& entry, const MovedFiles& moved)
{
    forgetMoved(settings, entry);
    QSettings notes(settings, QSettings::IniFormat);
    notes.beginGroup(notesOf(entry));
    notes.setValue(QStringLiteral("at"), static_cast<qlonglong>(moved.at.unixMs));
    notes.beginWriteArray(QStringLiteral("files"), static_cast<int>(moved.files.size()));
    for (int i = 0; i < static_cast<int>(moved.files.size()); ++i) {
        const MovedFile& file = moved.files[static_cast<std::size_t>(i)];
        notes.setArrayIndex(i);
        notes.setValue(QStringLiteral("named"), file.named);
        notes.setValue(QStringLiteral("file"), file.file);
        notes.setValue(QStringLiteral("fingerprint"), file.fingerprint);
    }
    notes.endArray();
    notes.endGroup();
    notes.sync();
    if (notes.status() != QSettings::NoError) {
        return fail(Code::Unavailable, settings.toStdString() + ": it cannot be written");
    }
    return {};
}

void forgetMoved(const QString& settings, const QString& entry)
{
    QSettings(settings, QSettings::IniFormat).remove(notesOf(entry));
}

MovedFiles movedInto(const QString& settings, const QString& entry)
{
    MovedFiles moved;
    QSettings notes(settings, QSettings::IniFormat);
    notes.beginGroup(notesOf(entry));
    moved.at.unixMs = notes.value(QStringLiteral("at")).toLongLong();
    const int count = std::min(notes.beginReadArray(QStringLiteral("files")), MovedFilesMax);
    for (int i = 0; i < count; ++i) {
        notes.setArrayIndex(i);
        moved.files.push_back({notes.value(QStringLiteral("named")).toString(),
                               notes.value(QStringLiteral("file")).toString(),
                               notes.value(QStringLiteral("fingerprint")).toString()});
    }
    return moved;
}

OpenedFile::OpenedFile(const QString& path)
    : name_(QFile::encodeName(QFileInfo(path).fileName()))
    , folder_(::open(QFile::encodeName(QFileInfo(path).path()).constData(),
                     O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    , file_(-1)
    , error_(folder_ < 0 ? errno : 0)
{
    if (folder_ >= 0) { // a pipe is not waited for
        constexpr int How = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
        file_ = ::openat(folder_, name_.constData(), How);
        error_ = file_ < 0 ? errno : 0;
    }
}

OpenedFile::~OpenedFile()
{
    for (const int descriptor : {file_, folder_}) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
}

Result<QByteArray> OpenedFile::text() const
{
    if (folder_ < 0) { // of a disk that is not there now nobody knows that its file is gone
        return fail(Code::Unavailable, qt_error_string(error_).toStdString());
    }
    if (file_ < 0) {
        return failedWith(error_);
    }
    struct stat now = {};
    if (::fstat(file_, &now) != 0) {
        return failedWith(errno);
    }
    if (!S_ISREG(now.st_mode) || now.st_size > MovedBytesMax) {
        return fail(Code::Conflict, "it is no file of at most 64 KiB");
    }
    QByteArray text(static_cast<qsizetype>(now.st_size), '\0');
    const ssize_t got = ::pread(file_, text.data(), static_cast<std::size_t>(text.size()), 0);
    if (got < 0) {
        return failedWith(errno);
    }
    text.truncate(static_cast<qsizetype>(got));
    return text;
}

Result<void> OpenedFile::remove(const QByteArray& text) const
{
    const Result<QByteArray> now = this->text();
    if (!now) {
        return tl::unexpected(now.error());
    }
    struct stat opened = {};
    struct stat named = {};
    if (::fstat(file_, &opened) != 0 ||
        ::fstatat(folder_, name_.constData(), &named, AT_SYMLINK_NOFOLLOW) != 0) {
        return failedWith(errno);
    }
    if (*now != text || !isOneFile(opened, named)) {
        return fail(Code::Conflict, "it is another one by now");
    }
    if (::unlinkat(folder_, name_.constData(), 0) != 0) {
        return failedWith(errno);
    }
    return {};
}

Result<QByteArray> textOf(const MovedFiles& moved)
{
    QByteArray whole;
    for (const MovedFile& one : moved.files) {
        const Result<QByteArray> text = OpenedFile(one.file).text();
        if (!text) {
            return text;
        }
        if (fingerprintOf(*text) != one.fingerprint) {
            return fail(Code::Conflict, "it is another one by now");
        }
        whole = whole.isEmpty() ? *text : joinedPem(whole, *text);
    }
    return whole;
}

Result<void> removeMoved(const MovedFile& moved, const QByteArray& entry)
{
    const OpenedFile file(moved.file);
    const Result<QByteArray> text = file.text();
    if (!text && text.error().code == Code::NotFound) { // of a deletion that ended half way
        removeEmptyLink(moved.named);
        return {};
    }
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (fingerprintOf(*text) != moved.fingerprint || !entry.contains(*text)) {
        return fail(Code::Conflict, "it is another one by now");
    }
    Result<void> removed = file.remove(*text);
    if (removed) {
        removeEmptyLink(moved.named);
    }
    return removed;
}

std::optional<FileReader> otherReaderOf(const QString& file,
                                        const schema::Profile& own,
                                        const QString& ownFile,
                                        const QString& folder)
{
    if (link::sameFile(QString::fromStdString(own.ca), file)) {
        return FileReader{QFileInfo(ownFile).completeBaseName(), false};
    }
    for (const link::ProfileEntry& other : link::profilesIn(folder)) {
        if (link::sameFile(other.file, ownFile)) {
            continue;
        }
        if (link::sameFile(other.keyFile, file)) {
            return FileReader{other.name, true};
        }
        const Result<schema::Profile> profile = link::readProfile(other.file);
        if (profile && isCertificateOf(*profile, file)) {
            return FileReader{other.name, false};
        }
    }
    return std::nullopt;
}

QString unreadableProfile(const QString& folder)
{
    for (const link::ProfileEntry& other : link::profilesIn(folder)) {
        if (!other.problem.isEmpty()) {
            return other.name;
        }
    }
    return {};
}

} // namespace bafar::app
