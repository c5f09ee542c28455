#pragma once
// A person's own keyring, in which a profile's certificate and private key may stand.
//
// Every call is asynchronous: a keyring may have to be unlocked first, by a dialog of the desktop's
// own, and that may take as long as a person does. Nothing is ever written anywhere else instead.
// GUI thread.
#include <QByteArray>
#include <QString>
#include <functional>

#include "core/base/result.h"

namespace bafar::ui::desktop {

class Keyring {
public:
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    Keyring() = default;
    virtual ~Keyring() = default;
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    /// Answers once, later. Errors of all: NotFound (no entry of that name), Denied (a person did
    /// not unlock it), Unavailable (there is no keyring here), Internal with what it said.
    virtual void read(const QString& entry, Answer<QByteArray> answer) = 0;

    /// Makes the entry, or changes it.
    virtual void write(const QString& entry, const QByteArray& secret, Answer<void> answer) = 0;
};

/// The desktop's: the Secret Service or KWallet, whichever is there.
class DesktopKeyring : public Keyring {
public:
    void read(const QString& entry, Answer<QByteArray> answer) override;
    void write(const QString& entry, const QByteArray& secret, Answer<void> answer) override;
};

/// What happened, to which entry, and what to do about it.
[[nodiscard]] QString keyringTrouble(const Error& error, const QString& entry);

} // namespace bafar::ui::desktop
