#include "app/key_move.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

#include "app/error_words.h"
#include "ui/desktop/keyring.h"
#include "ui/link/clock.h"
#include "ui/link/key.h"
#include "ui/link/profile.h"
#include "ui/link/profile_folder.h"
#include "ui/shared/format.h"

namespace bafar::app {
namespace {

QString shown(const std::string& text)
{
    return shared::technical(shared::fromPeer(text));
}

QString shown(const QString& text)
{
    return shown(text.toStdString());
}

QString causeOf(const Error& error)
{
    return errorWords(QString::fromStdString(error.text));
}

/// A combined PEM has both.
bool areOneFile(const schema::Profile& profile)
{
    return link::sameFile(QString::fromStdString(profile.certificate),
                          QString::fromStdString(profile.key));
}

} // namespace

KeyMove::KeyMove(QString profileFile,
                 QString folder,
                 QString settings,
                 ui::desktop::Keyring& keyring)
    : profileFile_(QFileInfo(profileFile).canonicalFilePath())
    , folder_(std::move(folder))
    , settings_(std::move(settings))
    , keyring_(keyring)
{
}

void KeyMove::start()
{
    // Never before this returned: whoever starts it may still want to listen.
    QMetaObject::invokeMethod(this, &KeyMove::prepare, Qt::QueuedConnection);
}

void KeyMove::prepare()
{
    const Result<schema::Profile> profile = link::readProfile(profileFile_);
    if (!profile) {
        return end(false, causeOf(profile.error()));
    }
    profile_ = *profile;
    if (link::keyringEntryOf(profile_.key)) {
        return end(true, tr("The profile names the keyring already; nothing was moved now."));
    }
    if (const QString why = whyKeyStays(); !why.isEmpty()) {
        return end(false, why);
    }
    if (const QString why = readSources(); !why.isEmpty()) {
        return end(false, why);
    }
    entry_ = QString::fromStdString(link::entryNameFor(profile_.name, text_));
    wanted_ = profile_;
    wanted_.key = link::keyInKeyring(entry_.toStdString());
    if (!link::keyringEntryOf(profile_.certificate)) {
        wanted_.certificate = wanted_.key;
    }
    keyring_.write(entry_, text_, [self = QPointer<KeyMove>(this)](const Result<void>& done) {
        if (self != nullptr) {
            self->written(done);
        }
    });
}

/// Why it cannot be done with these files, as a sentence; empty: text_ is what goes into the
/// keyring.
QString KeyMove::readSources()
{
    const Result<QByteArray> key = link::readPemFile(profile_.key, "key");
    if (!key) {
        return causeOf(key.error());
    }
    if (link::keyTextOf(*key) == link::KeyText::None) {
        return tr("%1 holds no key.").arg(shown(profile_.key));
    }
    sources_.push_back({profile_.key, *key});
    text_ = *key;
    if (link::keyringEntryOf(profile_.certificate)) {
        return {};
    }
    const Result<QByteArray> certificate = link::readPemFile(profile_.certificate, "certificate");
    if (!certificate) {
        return causeOf(certificate.error());
    }
    if (link::certificatesIn(*certificate).isEmpty()) {
        return tr("%1 holds no certificate.").arg(shown(profile_.certificate));
    }
    if (areOneFile(profile_)) {
        return {};
    }
    if (link::keyTextOf(*certificate) != link::KeyText::None) { // of the two it would be the first
        return tr("%1 holds a key, too. Name a file in the profile that holds the certificate "
                  "alone.")
            .arg(shown(profile_.certificate));
    }
    sources_.insert(sources_.begin(), Source{profile_.certificate, *certificate});
    text_ = joinedPem(*certificate, *key);
    return {};
}

std::optional<FileReader> KeyMove::readerOf(const std::string& named) const
{
    return otherReaderOf(QString::fromStdString(named), profile_, profileFile_, folder_);
}

/// As a sentence; empty: nobody else needs its file.
QString KeyMove::whyKeyStays() const
{
    if (const QString unread = unreadableProfile(folder_); !unread.isEmpty()) {
        return tr("The profile %1 cannot be read, so nobody knows which files it needs. Mend it, "
                  "or forget it, first.")
            .arg(shown(unread));
    }
    const std::optional<FileReader> reader = readerOf(profile_.key);
    if (!reader) {
        return {};
    }
    return reader->asKey
               ? tr("The profile %1 uses the same file. Give each of them a key of its own first, "
                    "with bafarctl pki issue.")
                     .arg(shown(reader->profile))
               : tr("The profile %1 reads a certificate from %2, too, and that file would be "
                    "deleted. Put the key into a file of its own, and name it in the profile "
                    "first.")
                     .arg(shown(reader->profile), shown(profile_.key));
}

/// New ones may have been issued to the same files since, and be nowhere else. The first such file,
/// as it is shown; empty: none.
QString KeyMove::changedSource() const
{
    for (const Source& source : sources_) {
        const Result<QByteArray> now = link::readPemFile(source.file, "key");
        if (!now || *now != source.text) {
            return shown(source.file);
        }
    }
    return {};
}

void KeyMove::written(const Result<void>& done)
{
    if (!done) {
        return end(false, ui::desktop::keyringTrouble(done.error(), entry_));
    }
    keyring_.read(entry_, [self = QPointer<KeyMove>(this)](const Result<QByteArray>& back) {
        if (self != nullptr) {
            self->readBack(back);
        }
    });
}

void KeyMove::readBack(const Result<QByteArray>& back)
{
    if (!back) {
        return end(false, ui::desktop::keyringTrouble(back.error(), entry_));
    }
    if (*back != text_) {
        return end(false, tr("The keyring gave back another text than it was given. Certificate "
                             "and key stay in their files."));
    }
    if (const QString why = whyKeyStays(); !why.isEmpty()) {
        return end(false, why);
    }
    if (const QString changed = changedSource(); !changed.isEmpty()) {
        return end(false, tr("%1 changed since the move began. It stays, and so does the profile; "
                             "move certificate and key again.")
                              .arg(changed));
    }
    if (const Result<void> noted = note(); !noted) {
        return end(false, tr("Which files are to be deleted later could not be noted, so the "
                             "profile was not changed: %1")
                              .arg(causeOf(noted.error())));
    }
    if (const QString wrong = changeProfile(); !wrong.isEmpty()) {
        forgetMoved(settings_, entry_);
        return end(false, tr("The profile %1 was not changed: %2").arg(shown(profileFile_), wrong));
    }
    tellWhatStays();
}

/// Before the profile names the keyring: no file is left behind of which nobody knows.
Result<void> KeyMove::note() const
{
    MovedFiles moved{link::wallNow(), {}};
    for (const Source& source : sources_) {
        moved.files.push_back(movedFile(source.file, source.text));
    }
    return noteMoved(settings_, entry_, moved);
}

/// The last step. All of them stay where one changed: a certificate is of use with its key only.
void KeyMove::tellWhatStays()
{
    if (const QString changed = changedSource(); !changed.isEmpty()) {
        forgetMoved(settings_, entry_);
        return end(true, tr("The profile names the keyring now, but %1 changed since the move "
                            "began, so the files stay. If that is a newer one, name the files in "
                            "the profile %2 again.")
                             .arg(changed, shown(profileFile_)));
    }
    QStringList staying;
    for (const Source& source : sources_) {
        if (const std::optional<FileReader> reader = readerOf(source.file)) {
            staying.append(tr("The profile %1 reads %2, too, so that file stays.")
                               .arg(shown(reader->profile), shown(source.file)));
        }
    }
    if (!staying.isEmpty()) {
        staying.append(tr("%1 is still on the disk: when the console is started with this profile "
                          "again, a minute from now or later, it is deleted once the keyring has "
                          "given the same text.")
                           .arg(shown(profile_.key)));
    }
    end(true, staying.join(QLatin1Char('\n')));
}

/// Empty: it names the keyring now, and is on the disk.
QString KeyMove::changeProfile() const
{
    const Result<schema::Profile> before = link::readProfile(profileFile_);
    if (!before || *before != profile_) {
        return tr("it is not as it was when the move began");
    }
    QFile old(profileFile_);
    if (!old.open(QIODevice::ReadOnly)) {
        return old.errorString();
    }
    const Result<QByteArray> text =
        link::withCertificateAndKey(old.readAll(), wanted_.certificate, wanted_.key);
    if (!text) {
        return causeOf(text.error());
    }
    QSaveFile file(profileFile_);
    if (!file.open(QIODevice::WriteOnly) || file.write(*text) != text->size() || !file.commit()) {
        return file.errorString();
    }
    const Result<schema::Profile> now = link::readProfile(profileFile_);
    return now && *now == wanted_ ? QString() : tr("it does not read as it should");
}

void KeyMove::end(bool moved, const QString& text)
{
    Q_EMIT finished(moved, text);
    deleteLater();
}

} // namespace bafar::app
