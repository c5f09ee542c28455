#pragma once
// The way to what the keyring keeps of a profile, its certificate too, and to its private key: out
// of its file or the keyring, and through its pass phrase.
//
// An entry that has both is read once: a keyring may ask a person for each reading. Nothing that is
// typed or read is kept beyond the certificate and the key itself, which Qt's TLS needs in memory.
// A cluster is heard from Open on. GUI thread.
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>
#include <optional>
#include <string>

#include "core/schema/profile.h"
#include "ui/link/session.h"

namespace bafar::ui::desktop {
class Keyring;
}

namespace bafar::app {

class KeyGate : public QObject {
    Q_OBJECT

public:
    enum class State : std::uint8_t {
        Waiting, ///< for the keyring, or for begin()
        Locked,  ///< the pass phrase is needed; why() says so if one did not fit
        Missing, ///< why() says what, where, and what to do
        Open
    };

    /// `keyring` must outlive it.
    KeyGate(schema::Profile profile, ui::desktop::Keyring& keyring);

    /// Looks for them, also again: what is in a file is known at once, the keyring answers later.
    void begin();

    /// With a pass phrase, when Locked.
    void unlock(const QString& passPhrase);

    [[nodiscard]] State state() const { return state_; }

    /// A sentence in the interface's language; empty: nothing is wrong.
    [[nodiscard]] const QString& why() const { return why_; }

    /// The same as the link wrote it, for a terminal; empty: why() is all there is.
    [[nodiscard]] const std::string& written() const { return written_; }

    /// Where that is which is wanted next, the certificate or then the key, as a person reads it.
    [[nodiscard]] QString place() const;

    /// It has to come out of the keyring, and did not so far.
    [[nodiscard]] bool lacksCertificate() const;

    [[nodiscard]] const schema::Profile& profile() const { return profile_; }

    /// What a page says while nobody can be asked; nothing: it is Open. What exactly is wrong, and
    /// the way to mend it, the notice above the page has.
    [[nodiscard]] std::optional<link::Session::Unasked> unasked() const;

    /// When Open: the certificate out of the keyring and what follows it; empty: it is in a file,
    /// which the gate does not read.
    [[nodiscard]] const QList<QSslCertificate>& chain() const { return chain_; }

    /// When Open.
    [[nodiscard]] const QSslKey& key() const { return key_; }

Q_SIGNALS:
    /// The state or the reason is another now.
    void changed();

private:
    using Take = void (KeyGate::*)(const QByteArray& pem);

    void ask(const std::string& entry, Take take);
    void takeCertificate(const QByteArray& pem);
    void lookForKey();
    void takeKey(const QByteArray& pem);
    void enter(State state, const QString& why = {});

    schema::Profile profile_;
    ui::desktop::Keyring& keyring_;
    State state_ = State::Waiting;
    QString why_;
    std::string written_;
    QByteArray locked_; ///< the text that a pass phrase opens
    QList<QSslCertificate> chain_;
    QSslKey key_;
    int attempt_ = 0; ///< an answer to an earlier one is not heard
};

} // namespace bafar::app
