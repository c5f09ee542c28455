#include "app/key_move.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

#include "app/error_words.h"
#include "ui/desktop/keyring.h"
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

bool isCertificateOf(const schema::Profile& profile, const QString& file)
{
    return link::sameFile(QString::fromStdString(profile.certificate), file) ||
           link::sameFile(QString::fromStdString(profile.ca), file);
}

} // namespace

KeyMove::KeyMove(QString profileFile, QString folder, ui::desktop::Keyring& keyring)
    : profileFile_(QFileInfo(profileFile).canonicalFilePath())
    , folder_(std::move(folder))
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
        return end(true, {});
    }
    if (const QString why = neededBy(); !why.isEmpty()) {
        return end(false, why);
    }
    const Result<QByteArray> pem = link::readKeyFile(profile_.key);
    if (!pem) {
        return end(false, causeOf(pem.error()));
    }
    if (link::keyTextOf(*pem) == link::KeyText::None) {
        return end(false, tr("%1 holds no key.").arg(shown(profile_.key)));
    }
    pem_ = *pem;
    entry_ = QString::fromStdString(link::entryNameFor(profile_.name, pem_));
    keyring_.write(entry_, pem_, [self = QPointer<KeyMove>(this)](const Result<void>& done) {
        if (self != nullptr) {
            self->written(done);
        }
    });
}

/// Why the file cannot go, as a sentence; empty: nobody else needs it.
QString KeyMove::neededBy() const
{
    const QString file = QString::fromStdString(profile_.key);
    const auto asCertificate = [file](const QString& name) {
        return tr("The profile %1 reads a certificate from %2, too, and that file would be "
                  "deleted. Put the key into a file of its own, and name it in the profile first.")
            .arg(shown(name), shown(file));
    };
    if (isCertificateOf(profile_, file)) {
        return asCertificate(QFileInfo(profileFile_).completeBaseName());
    }
    for (const link::ProfileEntry& other : link::profilesIn(folder_)) {
        if (link::sameFile(other.file, profileFile_)) {
            continue;
        }
        if (link::sameFile(other.keyFile, file)) {
            return tr("The profile %1 uses the same file. Give each of them a key of its own "
                      "first, with bafarctl pki issue.")
                .arg(shown(other.name));
        }
        const Result<schema::Profile> profile = link::readProfile(other.file);
        if (profile && isCertificateOf(*profile, file)) {
            return asCertificate(other.name);
        }
    }
    return {};
}

/// A new key may have been issued to the same file since, and be nowhere else.
bool KeyMove::isFileUnchanged() const
{
    const Result<QByteArray> now = link::readKeyFile(profile_.key);
    return now && *now == pem_;
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
    if (*back != pem_) {
        return end(false, tr("The keyring gave back another text than it was given. The key stays "
                             "in its file."));
    }
    if (const QString why = neededBy(); !why.isEmpty()) {
        return end(false, why);
    }
    if (!isFileUnchanged()) {
        return end(false, tr("%1 changed since the move began. It stays, and so does the profile; "
                             "move the key again.")
                              .arg(shown(profile_.key)));
    }
    if (const QString wrong = changeProfile(); !wrong.isEmpty()) {
        return end(false, tr("The profile %1 was not changed: %2").arg(shown(profileFile_), wrong));
    }
    removeFile();
}

/// The last step.
void KeyMove::removeFile()
{
    if (!isFileUnchanged()) {
        return end(true, tr("The profile names the keyring now, but %1 changed since the move "
                            "began, and stays. If it holds a newer key, name that file in the "
                            "profile %2 again.")
                             .arg(shown(profile_.key), shown(profileFile_)));
    }
    QFile file(QFileInfo(QString::fromStdString(profile_.key)).canonicalFilePath());
    if (!file.remove()) {
        return end(true, tr("The key is in the keyring now, but its file is still there. Delete %1 "
                            "yourself: %2")
                             .arg(shown(profile_.key), file.errorString()));
    }
    QFile::remove(QString::fromStdString(profile_.key)); // a link that led to it
    end(true, {});
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
        link::withKey(old.readAll(), link::keyInKeyring(entry_.toStdString()));
    if (!text) {
        return causeOf(text.error());
    }
    QSaveFile file(profileFile_);
    if (!file.open(QIODevice::WriteOnly) || file.write(*text) != text->size() || !file.commit()) {
        return file.errorString();
    }
    const Result<schema::Profile> now = link::readProfile(profileFile_);
    schema::Profile wanted = profile_;
    wanted.key = link::keyInKeyring(entry_.toStdString());
    return now && *now == wanted ? QString() : tr("it does not read as it should");
}

void KeyMove::end(bool moved, const QString& text)
{
    Q_EMIT finished(moved, text);
    deleteLater();
}

} // namespace bafar::app
