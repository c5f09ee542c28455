#pragma once
// The way to a profile's private key: out of its file or the keyring, and through its pass phrase.
//
// Nothing that is typed or read is kept beyond the key itself, which Qt's TLS needs in memory. A
// cluster is heard from Open on. GUI thread.
#include <QObject>
#include <QSslKey>
#include <string>

#include "core/schema/profile.h"

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

    /// Looks for the key, also again: what is in a file is known at once, the keyring answers
    /// later.
    void begin();

    /// With a pass phrase, when Locked.
    void unlock(const QString& passPhrase);

    [[nodiscard]] State state() const { return state_; }

    /// A sentence in the interface's language; empty: nothing is wrong.
    [[nodiscard]] const QString& why() const { return why_; }

    /// The same as the link wrote it, for a terminal; empty: why() is all there is.
    [[nodiscard]] const std::string& written() const { return written_; }

    /// Where the key is, as a person reads it.
    [[nodiscard]] QString place() const;

    /// When Open.
    [[nodiscard]] const QSslKey& key() const { return key_; }

Q_SIGNALS:
    /// The state or the reason is another now.
    void changed();

private:
    void take(const QByteArray& pem);
    void enter(State state, const QString& why = {});

    schema::Profile profile_;
    ui::desktop::Keyring& keyring_;
    State state_ = State::Waiting;
    QString why_;
    std::string written_;
    QByteArray locked_; ///< the text that a pass phrase opens
    QSslKey key_;
    int attempt_ = 0; ///< an answer to an earlier one is not heard
};

} // namespace bafar::app
