#include "app/settling_keyring.h"

#include <QPointer>
#include <utility>

#include "app/error_words.h"
#include "ui/link/clock.h"
#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::app {
namespace {

QString safe(const QString& text)
{
    return shared::technical(shared::fromPeer(text.toStdString()));
}

bool isNamedBy(const schema::Profile& profile, const QString& file)
{
    return link::sameFile(QString::fromStdString(profile.certificate), file) ||
           link::sameFile(QString::fromStdString(profile.key), file);
}

} // namespace

SettlingKeyring::SettlingKeyring(ui::desktop::Keyring& keyring, Places places)
    : keyring_(keyring)
    , places_(std::move(places))
    , started_(link::wallNow())
{
}

void SettlingKeyring::read(const QString& entry, Answer<QByteArray> answer)
{
    keyring_.read(entry, [self = QPointer<SettlingKeyring>(this), entry,
                          answer = std::move(answer)](Result<QByteArray> secret) {
        if (self != nullptr) {
            answer(self->settled(entry, std::move(secret)));
        }
    });
}

void SettlingKeyring::write(const QString& entry, const QByteArray& secret, Answer<void> answer)
{
    keyring_.write(entry, secret, std::move(answer));
}

Result<QByteArray> SettlingKeyring::settled(const QString& entry, Result<QByteArray> secret)
{
    const MovedFiles moved = movedInto(places_.settings, entry);
    if (moved.files.empty()) {
        return secret;
    }
    Result<QByteArray> kept = textOf(moved);
    if (kept && (!secret || *secret != *kept)) {
        tellFilesAreUsed(entry, secret);
        return kept;
    }
    if (!secret || started_.unixMs < moved.at.unixMs + Settling.count()) {
        return secret;
    }
    if (kept || kept.error().code == Code::NotFound) { // of a deletion that ended half way
        removeFiles(entry, moved, *secret);
    } else {
        forgetMoved(places_.settings, entry);
        tellFilesChanged(moved);
    }
    return secret;
}

void SettlingKeyring::tellFilesAreUsed(const QString& entry, const Result<QByteArray>& secret)
{
    const QString why =
        secret ? tr("The entry %1 of the keyring is not what was moved into it. Name the files in "
                    "the profile %2 again.")
                     .arg(safe(entry), safe(places_.profile))
        : secret.error().code == Code::NotFound
            ? tr("The keyring has no entry %1 any more. Name the files in the profile %2 again.")
                  .arg(safe(entry), safe(places_.profile))
            : tr("The keyring did not give the entry %1. Unlock it, and start the console again.")
                  .arg(safe(entry));
    Q_EMIT told(tr("Certificate and key are read from their files"),
                why + QLatin1Char('\n') +
                    tr("The files that were moved into the keyring are still there and stay; until "
                       "it gives the same texts again, they are used."),
                true);
}

/// The key first: without it the certificate is of no use to anybody.
void SettlingKeyring::removeFiles(const QString& entry,
                                  const MovedFiles& moved,
                                  const QByteArray& secret)
{
    const QString title = tr("Certificate and key are in the keyring, and still in files");
    if (const QString unread = unreadableProfile(places_.folder); !unread.isEmpty()) {
        Q_EMIT told(title,
                    tr("The profile %1 cannot be read, so nobody knows which files it needs, and "
                       "none was deleted. Mend it, or forget it.")
                        .arg(safe(unread)),
                    true);
        return; // it is tried again at the next start
    }
    QStringList gone;
    QStringList staying;
    for (auto file = moved.files.rbegin(); file != moved.files.rend(); ++file) {
        const QString why = whyStays(*file, secret);
        const QString named = shared::breakable(safe(file->named));
        (why.isEmpty() ? gone : staying).append(why.isEmpty() ? named : why);
    }
    forgetMoved(places_.settings, entry);
    QStringList texts = staying;
    if (!gone.isEmpty()) {
        texts.append(tr("The keyring gave the same texts again, so these files were deleted: %1")
                         .arg(shared::listed(gone)));
    }
    Q_EMIT told(staying.isEmpty() ? tr("Certificate and key are in the keyring alone now") : title,
                texts.join(QLatin1Char('\n')), !staying.isEmpty());
}

/// All of them stay: a certificate is of use with its key only.
void SettlingKeyring::tellFilesChanged(const MovedFiles& moved)
{
    QStringList files;
    for (const MovedFile& file : moved.files) {
        files.append(safe(file.named));
    }
    Q_EMIT told(tr("Certificate and key are in the keyring, and still in files"),
                tr("One of these files is not what was moved into the keyring, or cannot be read, "
                   "so they stay: %1. If they are newer, name them in the profile %2 again.")
                    .arg(shared::listed(files), safe(places_.profile)),
                true);
}

/// As a sentence; empty: it is gone.
QString SettlingKeyring::whyStays(const MovedFile& moved, const QByteArray& secret) const
{
    const Result<schema::Profile> own = link::readProfile(places_.profile);
    if (!own || isNamedBy(*own, moved.file)) {
        return tr("%1 stays: the profile %2 may name it by now.")
            .arg(safe(moved.named), safe(places_.profile));
    }
    if (const auto reader = otherReaderOf(moved.file, *own, places_.profile, places_.folder)) {
        return tr("The profile %1 reads %2, too, so that file stays.")
            .arg(safe(reader->profile), safe(moved.named));
    }
    const Result<void> removed = removeMoved(moved, secret);
    if (removed) {
        return {};
    }
    if (removed.error().code == Code::Conflict) {
        return tr("%1 is not what was moved into the keyring, so it stays. If it is newer, name it "
                  "in the profile %2 again.")
            .arg(safe(moved.named), safe(places_.profile));
    }
    return tr("What is in the keyring is still in its file, too. Delete %1 yourself: %2")
        .arg(safe(moved.named), errorWords(QString::fromStdString(removed.error().text)));
}

} // namespace bafar::app
