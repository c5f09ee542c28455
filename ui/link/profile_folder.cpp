#include "ui/link/profile_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <algorithm>

#include "ui/link/key.h"
#include "ui/link/profile.h"

namespace bafar::link {
namespace {

const QString Ending = QStringLiteral(".yaml");
constexpr qsizetype NameMax = 63;
constexpr qsizetype SeenMax = 256; ///< key files whose answer is remembered

/// The file that a path leads to in the end.
QString targetOf(const QString& file)
{
    const QFileInfo info(file);
    const QString target = info.canonicalFilePath();
    return target.isEmpty() ? info.absoluteFilePath() : target;
}

bool canBeName(const QString& name)
{
    return !name.trimmed().isEmpty() && name.size() <= NameMax &&
           !name.contains(QLatin1Char('/')) && !name.startsWith(QLatin1Char('.')) &&
           std::none_of(name.begin(), name.end(), [](QChar letter) { return !letter.isPrint(); });
}

/// What a key's file was when it was read.
struct SeenKey {
    QDateTime modified;
    qint64 size = 0;
    bool isPlain = false;
};

/// The menu of clusters asks each time it opens: a file that did not change is not read again.
bool isPlainKey(const QString& file)
{
    static QMutex mutex;
    static QHash<QString, SeenKey> seen;
    const QFileInfo info(file);
    if (!info.isFile()) {
        return false;
    }
    const QString path = targetOf(file);
    const QMutexLocker lock(&mutex);
    const SeenKey known = seen.value(path);
    if (known.modified.isValid() && known.modified == info.lastModified() &&
        known.size == info.size()) {
        return known.isPlain;
    }
    const Result<QByteArray> text = readPemFile(file.toStdString(), "key");
    if (!text) {
        return false; // not remembered: it may be readable later without having changed
    }
    if (seen.size() >= SeenMax) {
        seen.clear();
    }
    const bool isPlain = keyTextOf(*text) == KeyText::Plain;
    seen.insert(path, {info.lastModified(), info.size(), isPlain});
    return isPlain;
}

void lookAtFiles(ProfileEntry& entry, const schema::Profile& profile)
{
    if (!keyringEntryOf(profile.certificate)) {
        entry.certificateFile = QString::fromStdString(profile.certificate);
    }
    if (const auto inKeyring = keyringEntryOf(profile.key)) {
        entry.keyEntry = QString::fromStdString(*inKeyring);
    } else {
        entry.keyFile = QString::fromStdString(profile.key);
        entry.keyIsPlain = isPlainKey(entry.keyFile);
    }
}

Error unavailable(const QString& file, const QString& why)
{
    return {Code::Unavailable, file.toStdString() + ": " + why.toStdString()};
}

} // namespace

std::vector<ProfileEntry> profilesIn(const QString& folder)
{
    std::vector<ProfileEntry> found;
    const QDir dir(folder);
    for (const QString& name :
         dir.entryList({QLatin1Char('*') + Ending}, QDir::Files, QDir::Name).mid(0, ProfilesMax)) {
        ProfileEntry entry;
        entry.file = dir.filePath(name);
        entry.name = name.chopped(Ending.size());
        if (const Result<schema::Profile> profile = readProfile(entry.file)) {
            entry.cluster = QString::fromStdString(profile->name);
            lookAtFiles(entry, *profile);
        } else {
            entry.problem = QString::fromStdString(profile.error().text);
        }
        found.push_back(std::move(entry));
    }
    std::sort(found.begin(), found.end(), [](const ProfileEntry& one, const ProfileEntry& two) {
        return one.name.localeAwareCompare(two.name) < 0;
    });
    return found;
}

bool sameFile(const QString& one, const QString& two)
{
    return !one.isEmpty() && !two.isEmpty() && targetOf(one) == targetOf(two);
}

Result<QString> addProfile(const QString& folder, const QString& file)
{
    if (const Result<schema::Profile> profile = readProfile(file); !profile) {
        return tl::unexpected(profile.error());
    }
    for (const ProfileEntry& entry : profilesIn(folder)) {
        if (sameFile(entry.file, file)) {
            return entry.file;
        }
    }
    const QString wanted = QFileInfo(file).completeBaseName();
    const QDir dir(folder);
    QString name = wanted;
    for (int n = 2; dir.exists(name + Ending) && n <= ProfilesMax; ++n) {
        name = wanted + QStringLiteral(" %1").arg(n);
    }
    const QString made = dir.filePath(name + Ending);
    if (!QDir().mkpath(folder) || !QFile::link(targetOf(file), made)) {
        return tl::unexpected(unavailable(made, QStringLiteral("cannot be made")));
    }
    return made;
}

Result<QString> renameProfile(const QString& file, const QString& name)
{
    if (!canBeName(name)) {
        return fail(Code::InvalidInput,
                    "a profile's name has 1 to 63 letters, no slash and no point in front");
    }
    const QString wanted = QFileInfo(file).absoluteDir().filePath(name.trimmed() + Ending);
    if (wanted == file) {
        return file;
    }
    if (QFileInfo::exists(wanted)) {
        return fail(Code::Conflict, "there is a profile of that name already");
    }
    QFile renamed(file);
    if (!renamed.rename(wanted)) {
        return tl::unexpected(unavailable(file, renamed.errorString()));
    }
    return wanted;
}

Result<void> forgetProfile(const QString& file)
{
    QFile gone(file);
    bool done = false;
    if (QFileInfo(file).isSymLink()) {
        done = gone.remove();
    } else { // it may be the only copy
        const QString kept = file + QStringLiteral(".forgotten");
        QFile::remove(kept);
        done = gone.rename(kept);
    }
    return done ? Result<void>() : tl::unexpected(unavailable(file, gone.errorString()));
}

} // namespace bafar::link
