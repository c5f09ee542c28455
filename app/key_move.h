#pragma once
// Moves a profile's key out of its file into the keyring.
//
// At every moment the profile names a place where the whole key is: it is written, read back and
// compared before the profile names the keyring, and the file is deleted last. Whatever fails or
// ends in between leaves what was there before, or the file as a second copy. The keyring may ask a
// person for minutes: what was true before is looked at again after. GUI thread.
#include <QObject>

#include "core/schema/profile.h"

namespace bafar::ui::desktop {
class Keyring;
}

namespace bafar::app {

class KeyMove : public QObject {
    Q_OBJECT

public:
    /// Of the profile in this file; other profiles of `folder` may name the same file. `keyring`
    /// must outlive it.
    KeyMove(QString profileFile, QString folder, ui::desktop::Keyring& keyring);

    /// finished() follows, later, once.
    void start();

Q_SIGNALS:
    /// `moved`: the profile names the keyring now. `text` is a sentence for people: why not, or
    /// what is left to do; empty: all is done.
    void finished(bool moved, const QString& text);

private:
    void prepare();
    void written(const Result<void>& done);
    void readBack(const Result<QByteArray>& back);
    [[nodiscard]] QString neededBy() const;
    [[nodiscard]] bool isFileUnchanged() const;
    [[nodiscard]] QString changeProfile() const;
    void removeFile();
    void end(bool moved, const QString& text);

    QString profileFile_;
    QString folder_;
    ui::desktop::Keyring& keyring_;
    schema::Profile profile_;
    QByteArray pem_;
    QString entry_;
};

} // namespace bafar::app
