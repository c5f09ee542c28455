#include "app/key_move.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

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
        return end(false, shown(profile.error().text));
    }
    profile_ = *profile;
    if (link::keyringEntryOf(profile_.key)) {
        return end(true, {});
    }
    for (const link::ProfileEntry& other : link::profilesIn(folder_)) {
        const bool isSame = link::sameFile(other.file, profileFile_);
        if (!isSame && link::sameFile(other.keyFile, QString::fromStdString(profile_.key))) {
            return end(false, tr("The profile %1 uses the same file. Give each of them a key of "
                                 "its own first, with bafarctl pki issue.")
                                  .arg(shown(other.name)));
        }
    }
    const Result<QByteArray> pem = link::readKeyFile(profile_.key);
    if (!pem) {
        return end(false, shown(pem.error().text));
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
    if (const QString wrong = changeProfile(); !wrong.isEmpty()) {
        return end(false, tr("The profile %1 was not changed: %2").arg(shown(profileFile_), wrong));
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
    QFile old(profileFile_);
    if (!old.open(QIODevice::ReadOnly)) {
        return old.errorString();
    }
    const Result<QByteArray> text =
        link::withKey(old.readAll(), link::keyInKeyring(entry_.toStdString()));
    if (!text) {
        return shown(text.error().text);
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
