#include "ui/link/memory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include "core/schema/json.h"
#include "ui/link/clock.h"
#include "ui/link/limits.h"
#include "ui/link/session.h"

namespace bafar::link {
namespace {

constexpr qint64 BytesMax = qint64{8} << 20U; ///< as of a message: core/http/event_stream.h

/// A name of any length and letters as one of a file.
QString fileName(const QByteArray& name)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace

Result<Remembered> rememberedOf(std::string_view json)
{
    Result<Remembered> read = schema::fromJson<Remembered>(json);
    if (!read) {
        return read;
    }
    const schema::Message& message = read->snapshot;
    if (read->version != schema::WireVersion || !message.snapshot) {
        return fail(Code::InvalidInput, "not what this version remembers");
    }
    if (Result<void> checked = checkMessage(message); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    return read;
}

QString memoryFolder(const QString& cluster, const QString& authority)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/bafar/") + fileName((authority + QLatin1Char('/') + cluster).toUtf8());
}

MemoryKeeper::MemoryKeeper(Session& session, QString folder)
    : session_(session)
    , folder_(std::move(folder))
{
    load();
    connect(&tick_, &QTimer::timeout, this, [this] { (void)saveNext(monotonicNow()); });
    tick_.start(TickMs);
}

MemoryKeeper::~MemoryKeeper()
{
    for (const auto& [node, facts] : session_.store().agents()) {
        const auto saved = savedAt_.find(node);
        if (saved == savedAt_.end() || (facts.heard && *facts.heard > saved->second)) {
            (void)save(node, monotonicNow());
        }
    }
}

QString MemoryKeeper::fileOf(const std::string& node) const
{
    return folder_ + QLatin1Char('/') + fileName(QByteArray::fromStdString(node)) +
           QStringLiteral(".json");
}

void MemoryKeeper::load()
{
    std::vector<Remembered> all;
    for (const auto& [node, facts] : session_.store().agents()) {
        QFile file(fileOf(node));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray text = file.size() > BytesMax ? QByteArray() : file.readAll();
        Result<Remembered> read =
            rememberedOf({text.constData(), static_cast<std::size_t>(text.size())});
        if (read && read->snapshot.node == node) {
            all.push_back(std::move(*read));
        } else {
            file.remove();
        }
    }
    session_.remember(all);
}

bool MemoryKeeper::saveNext(Instant now)
{
    const std::string* due = nullptr;
    Instant longest = now - Every;
    for (const auto& [node, facts] : session_.store().agents()) {
        const auto saved = savedAt_.find(node);
        const Instant at = saved == savedAt_.end() ? Instant() : saved->second;
        if (facts.connected && facts.heard && *facts.heard > at && at <= longest) {
            longest = at;
            due = &node;
        }
    }
    return due != nullptr && save(*due, now);
}

bool MemoryKeeper::save(const std::string& node, Instant now)
{
    const std::optional<Remembered> known = session_.store().memoryOf(node, now, wallNow());
    savedAt_[node] = now; // where nothing can be written: not every second again
    if (!known || !QDir().mkpath(folder_)) {
        return false;
    }
    QSaveFile file(fileOf(node));
    const std::string text = schema::toJson(*known);
    return file.open(QIODevice::WriteOnly) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(text.data(), static_cast<qint64>(text.size())) ==
               static_cast<qint64>(text.size()) &&
           file.commit();
}

} // namespace bafar::link
