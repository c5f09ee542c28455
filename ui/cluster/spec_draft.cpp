#include "ui/cluster/spec_draft.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "core/schema/json.h"
#include "core/schema/spec.h"
#include "ui/link/limits.h"

namespace bafar::ui::cluster {
namespace {

constexpr int DraftVersion = 1;
/// A text in JSON has at most six times its bytes.
constexpr qint64 DraftBytesMax = 6 * qint64{schema::SpecTextMax} + 4096;

} // namespace

QString draftFile(const QString& cluster, const QString& authority)
{
    // Qt 6.4 knows no place for state.
    const QString wanted = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base =
        QDir::isAbsolutePath(wanted) ? wanted : QDir::homePath() + QStringLiteral("/.local/state");
    // A name of any length and letters as one of a file.
    const QByteArray whose = (authority + QLatin1Char('/') + cluster).toUtf8();
    const QByteArray name =
        QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().left(24);
    return base + QStringLiteral("/bafar/drafts/") + QString::fromLatin1(name) +
           QStringLiteral(".json");
}

std::optional<SpecDraft> readDraft(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly) || input.size() > DraftBytesMax) {
        return std::nullopt;
    }
    const QByteArray json = input.read(DraftBytesMax);
    Result<SpecDraft> draft = schema::fromJson<SpecDraft>(
        std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
    if (!draft || draft->version != DraftVersion || draft->base.empty() ||
        draft->text.size() > schema::SpecTextMax) {
        return std::nullopt;
    }
    draft->at = link::boundedMoment(draft->at);
    return std::move(*draft);
}

bool writeDraft(const QString& file, const SpecDraft& draft)
{
    if (draft.text.size() > schema::SpecTextMax || !QDir().mkpath(QFileInfo(file).path())) {
        return false;
    }
    QSaveFile output(file);
    const QByteArray json = QByteArray::fromStdString(schema::toJson(draft));
    return output.open(QIODevice::WriteOnly) &&
           output.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           output.write(json) == json.size() && output.commit();
}

void removeDraft(const QString& file)
{
    QFile::remove(file);
}

} // namespace bafar::ui::cluster
