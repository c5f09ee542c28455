#include "app/key_gate.h"

#include <QPointer>

#include "ui/desktop/keyring.h"
#include "ui/link/key.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {

using Unasked = link::Session::Unasked;

KeyGate::KeyGate(schema::Profile profile, ui::desktop::Keyring& keyring)
    : profile_(std::move(profile))
    , keyring_(keyring)
{
}

QString KeyGate::place() const
{
    const std::string& wanted = lacksCertificate() ? profile_.certificate : profile_.key;
    const std::optional<std::string> entry = link::keyringEntryOf(wanted);
    return entry ? tr("keyring entry %1").arg(shared::technical(*entry))
                 : shared::technical(wanted);
}

bool KeyGate::lacksCertificate() const
{
    return chain_.isEmpty() && link::keyringEntryOf(profile_.certificate).has_value();
}

std::optional<Unasked> KeyGate::unasked() const
{
    switch (state_) {
    case State::Open: break;
    case State::Waiting:
        return Unasked{tr("The keyring has not answered yet"),
                       tr("No agent is asked before it has. Unlock it if the desktop "
                          "asks you to.")};
    case State::Locked:
        return Unasked{tr("The key is locked"),
                       tr("No agent is asked before its pass phrase is entered: the "
                          "notice above leads there.")};
    case State::Missing:
        return Unasked{
            lacksCertificate() ? tr("The certificate is missing") : tr("The key is missing"),
            tr("No agent is asked without it. The notice above says where it should be, and what "
               "to do.")};
    }
    return std::nullopt;
}

void KeyGate::begin()
{
    ++attempt_;
    locked_.clear();
    written_.clear();
    chain_.clear();
    if (const std::optional<std::string> entry = link::keyringEntryOf(profile_.certificate)) {
        ask(*entry, &KeyGate::takeCertificate);
    } else {
        lookForKey();
    }
}

void KeyGate::ask(const std::string& entry, Take take)
{
    enter(State::Waiting);
    const QString name = QString::fromStdString(entry);
    keyring_.read(name, [self = QPointer<KeyGate>(this), attempt = attempt_, name,
                         take](Result<QByteArray> secret) {
        if (self == nullptr || self->attempt_ != attempt) {
            return;
        }
        if (secret) {
            (self.data()->*take)(*secret);
        } else {
            self->enter(State::Missing, ui::desktop::keyringTrouble(secret.error(), name));
        }
    });
}

void KeyGate::takeCertificate(const QByteArray& pem)
{
    chain_ = link::certificatesIn(pem);
    if (chain_.isEmpty()) {
        enter(State::Missing, tr("There is no certificate in %1: it has to be in PEM. Name a file "
                                 "with one in the profile, or issue one with bafarctl pki issue.")
                                  .arg(place()));
    } else if (profile_.key == profile_.certificate) {
        takeKey(pem);
    } else {
        lookForKey();
    }
}

void KeyGate::lookForKey()
{
    if (const std::optional<std::string> entry = link::keyringEntryOf(profile_.key)) {
        ask(*entry, &KeyGate::takeKey);
        return;
    }
    const Result<QByteArray> text = link::readPemFile(profile_.key, "key");
    if (text) {
        takeKey(*text);
    } else {
        written_ = text.error().text;
        enter(State::Missing, shared::sentence(written_));
    }
}

void KeyGate::takeKey(const QByteArray& pem)
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
