// Crash reports of runs before, as a person reads them.
#include <QDir>
#include <QFile>
#include <algorithm>
#include <utility>

#include "app/crash_log.h"
#include "app/folders.h"
#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::app {
namespace {

constexpr qint64 ReportMax = Redaction::InputMax;

void addNew(std::vector<std::string>& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

/// Versions before the redaction kept lines as they were, of whichever cluster was shown. The hosts
/// of all clusters are numbered at once: two of them are not one number.
std::string withoutNames(std::string text)
{
    Redaction::Names names = namesHidden();
    std::vector<std::string> clusters{names.cluster};
    for (const link::ProfileEntry& entry : link::profilesIn(profilesFolder())) {
        const Result<schema::Profile> profile = link::readProfile(entry.file);
        if (!profile) {
            continue;
        }
        for (const schema::ProfileAgent& agent : profile->agents) {
            addNew(names.hosts, agent.node);
        }
        addNew(clusters, profile->name);
    }
    Redaction redaction(std::move(names));
    text = redaction.clean(text);
    for (std::size_t i = 1; i < clusters.size(); ++i) { // the first is hidden by now
        redaction.setCluster(clusters[i], {});
        text = redaction.clean(text);
    }
    return text;
}

} // namespace

QStringList crashesIn(const QString& folder)
{
    const QDir dir(folder);
    QStringList files;
    for (const QString& name :
         dir.entryList({QStringLiteral("crash-*.txt")}, QDir::Files, QDir::Name | QDir::Reversed)) {
        files.append(dir.filePath(name));
    }
    return files;
}

QString crashText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return file.errorString();
    }
    // One more than is shown: where there is more, the last token is half a one, and cut off.
    const QByteArray text =
        QByteArray::fromStdString(withoutNames(file.read(ReportMax + 1).toStdString()));
    QStringList lines;
    for (const QByteArray& line : text.split('\n')) {
        lines.append(shared::fromPeer({line.constData(), static_cast<std::size_t>(line.size())}));
    }
    return lines.join(QLatin1Char('\n'));
}

void setCrashSeen(const QString& file)
{
    QFile::rename(file, file + QStringLiteral(".seen"));
}

} // namespace bafar::app
