#pragma once
// Moves a profile's certificate and key out of their files into one entry of the keyring, the
// certificate first.
//
// At every moment the profile names places where both are whole: they are written, read back and
// compared before the profile names the keyring. The files stay, noted as moved (app/key_files.h);
// a later start deletes them. Whatever fails or ends in between leaves what was there before, or
// the files as second copies. The keyring may ask a person for minutes: what was true before is
// looked at again after.
//
// A key that somebody else needs in its file is not moved: it would lie there in plain text all the
// same. A certificate is no secret: one that somebody else needs is copied, and its file stays.
// One that is in the keyring already stays there, and so does its entry. GUI thread.
#include <QObject>
#include <optional>
#include <vector>

#include "app/key_files.h"
#include "core/schema/profile.h"

namespace bafar::ui::desktop {
class Keyring;
}

namespace bafar::app {

class KeyMove : public QObject {
    Q_OBJECT

public:
    /// Of the profile in this file; other profiles of `folder` may name the same files. What is to
    /// be deleted is noted in `settings`, an .ini file. `keyring` must outlive it.
    KeyMove(QString profileFile, QString folder, QString settings, ui::desktop::Keyring& keyring);

    /// finished() follows, later, once.
    void start();

Q_SIGNALS:
    /// `moved`: the profile names the keyring now. `text` is a sentence for people: why not, which
    /// files stay for good, or that it did before; empty: a later start deletes all.
    void finished(bool moved, const QString& text);

private:
    /// A file as it was when the move began.
    struct Source {
        std::string file;
        QByteArray text;
    };

    void prepare();
    [[nodiscard]] QString readSources();
    void written(const Result<void>& done);
    void readBack(const Result<QByteArray>& back);
    [[nodiscard]] std::optional<FileReader> readerOf(const std::string& named) const;
    [[nodiscard]] QString whyKeyStays() const;
    [[nodiscard]] QString changedSource() const;
    [[nodiscard]] QString changeProfile() const;
    [[nodiscard]] Result<void> note() const;
    void tellWhatStays();
    void end(bool moved, const QString& text);

    QString profileFile_;
    QString folder_;
    QString settings_;
    ui::desktop::Keyring& keyring_;
    schema::Profile profile_;     ///< as it was when the move began
    schema::Profile wanted_;      ///< as it is to be
    std::vector<Source> sources_; ///< of the entry's text, in its order; the key's last
    QByteArray text_;
    QString entry_;
};

} // namespace bafar::app
