#include "app/key_gate.h"

#include <QPointer>

#include "ui/desktop/keyring.h"
#include "ui/link/key.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {

KeyGate::KeyGate(schema::Profile profile, ui::desktop::Keyring& keyring)
    : profile_(std::move(profile))
    , keyring_(keyring)
{
}

QString KeyGate::place() const
{
    const std::optional<std::string> entry = link::keyringEntryOf(profile_.key);
    return entry ? tr("keyring entry %1").arg(shared::technical(*entry))
                 : shared::technical(profile_.key);
}

void KeyGate::begin()
{
    const int attempt = ++attempt_;
    locked_.clear();
    written_.clear();
    const std::optional<std::string> entry = link::keyringEntryOf(profile_.key);
    if (!entry) {
        const Result<QByteArray> text = link::readKeyFile(profile_.key);
        if (text) {
            take(*text);
        } else {
            written_ = text.error().text;
            enter(State::Missing, shared::sentence(written_));
        }
        return;
    }
    enter(State::Waiting);
    const QString name = QString::fromStdString(*entry);
    keyring_.read(name, [self = QPointer<KeyGate>(this), attempt, name](Result<QByteArray> secret) {
        if (self == nullptr || self->attempt_ != attempt) {
            return;
        }
        if (secret) {
            self->take(*secret);
        } else {
            self->enter(State::Missing, ui::desktop::keyringTrouble(secret.error(), name));
        }
    });
}

void KeyGate::take(const QByteArray& pem)
{
    if (link::keyTextOf(pem) == link::KeyText::Encrypted) {
        locked_ = pem;
        enter(State::Locked);
        return;
    }
    const Result<QSslKey> key = link::openKey(pem, {});
    if (key) {
        key_ = *key;
        enter(State::Open);
    } else {
        enter(State::Missing, tr("There is no key that can be used in %1: it has to be in PEM, EC "
                                 "or RSA. Issue one with bafarctl pki issue.")
                                  .arg(place()));
    }
}

void KeyGate::unlock(const QString& passPhrase)
{
    if (state_ != State::Locked) {
        return;
    }
    QByteArray typed = passPhrase.toUtf8();
    const Result<QSslKey> key = link::openKey(locked_, typed);
    typed.fill('\0');
    if (key) {
        key_ = *key;
        locked_.clear();
        enter(State::Open);
    } else {
        enter(State::Locked, tr("This pass phrase does not open the key."));
    }
}

void KeyGate::enter(State state, const QString& why)
{
    state_ = state;
    why_ = why;
    Q_EMIT changed();
}

} // namespace bafar::app
