#pragma once
// The keyring, while what was moved into it may not be on its disk yet.
//
// An entry that cannot be read, or is not what was moved into it, is given out of the files that it
// came from: they stay, and a person is told. A console that started long enough after the move
// deletes them once it has read the same from the entry. GUI thread.
#include <QObject>
#include <chrono>

#include "app/key_files.h"
#include "ui/desktop/keyring.h"

namespace bafar::app {

class SettlingKeyring : public QObject, public ui::desktop::Keyring {
    Q_OBJECT

public:
    /// From a move to the start of a console that deletes its files. Keyrings need seconds.
    static constexpr std::chrono::milliseconds Settling = std::chrono::minutes(1);

    struct Places {
        QString profile;  ///< the file of the one that is shown
        QString folder;   ///< of all profiles
        QString settings; ///< an .ini file: what a move noted
    };

    /// Its console starts now. `keyring` must outlive it.
    SettlingKeyring(ui::desktop::Keyring& keyring, Places places);

    void read(const QString& entry, Answer<QByteArray> answer) override;
    void write(const QString& entry, const QByteArray& secret, Answer<void> answer) override;

Q_SIGNALS:
    /// What became of the files, in the interface's language; before the answer is given. Trouble
    /// wants to be read, the rest is for information.
    void told(const QString& title, const QString& text, bool isTrouble);

private:
    [[nodiscard]] Result<QByteArray> settled(const QString& entry, Result<QByteArray> secret);
    void tellFilesAreUsed(const QString& entry, const Result<QByteArray>& secret);
    void removeFiles(const QString& entry, const MovedFiles& moved, const QByteArray& secret);
    void tellFilesChanged(const MovedFiles& moved);
    [[nodiscard]] QString whyStays(const MovedFile& moved, const QByteArray& secret) const;

    ui::desktop::Keyring& keyring_;
    Places places_;
    WallTime started_;
};

} // namespace bafar::app
