#include "ui/link/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/schema/yaml.h"
#include "ui/link/key.h"

namespace bafar::link {
namespace {

constexpr qint64 BytesMax = 1 << 20;

void makeAbsolute(std::string& path, const QDir& folder)
{
    path = folder.absoluteFilePath(QString::fromStdString(path)).toStdString();
}

} // namespace

Result<schema::Profile> readProfile(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        return fail(Code::NotFound, "profile " + file.toStdString() + ": " +
                                        input.errorString().toStdString() +
                                        "; give --profile FILE, or make one with bafarctl pki");
    }
    const QByteArray text = input.read(BytesMax + 1);
    if (text.size() > BytesMax) {
        return fail(Code::LimitExceeded, "profile " + file.toStdString() +
                                             " is larger than 1 MiB; is it the right file?");
    }
    schema::Profile profile;
    const std::vector<schema::Problem> problems =
        schema::readYaml(&profile, schema::typeOf<schema::Profile>(),
                         std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (!problems.empty()) {
        std::string all;
        for (const schema::Problem& problem : problems) {
            all += (all.empty() ? "" : "\n") + schema::problemText(file.toStdString(), problem);
        }
        return fail(Code::InvalidInput, all);
    }
    // A link's paths are those of the file that it leads to.
    const QDir folder = QFileInfo(QFileInfo(file).canonicalFilePath()).absoluteDir();
    makeAbsolute(profile.ca, folder);
    for (std::string* place : {&profile.certificate, &profile.key}) {
        if (!keyringEntryOf(*place)) {
            makeAbsolute(*place, folder);
        }
    }
    return profile;
}

} // namespace bafar::link
