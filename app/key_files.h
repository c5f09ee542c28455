#pragma once
// The files out of which a certificate and a key were moved into the keyring, until they are gone.
//
// What a keyring was given may be in its memory alone for some seconds (KDE's: up to five), and is
// lost with the power. So a move only notes in the settings which files are to go, each with a
// fingerprint of its text; a later start deletes them (app/settling_keyring.h). Files are told
// apart by what they are, not by their names. Any thread.
#include <QByteArray>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/schema/profile.h"

namespace bafar::app {

struct MovedFile {
    QString named;       ///< as the profile had it; it may be a link
    QString file;        ///< where that led to, without a link
    QString fingerprint; ///< of its text: SHA-256, hexadecimal

    bool operator==(const MovedFile&) const = default;
};

/// What one entry of the keyring came from.
struct MovedFiles {
    WallTime at;                  ///< when it was read back from the keyring
    std::vector<MovedFile> files; ///< in the order of their texts in the entry; the key's last

    bool operator==(const MovedFiles&) const = default;
};

/// Of the file that `named` leads to now, and the text that was moved.
[[nodiscard]] MovedFile movedFile(const std::string& named, const QByteArray& text);

/// An entry's text: the certificate, then the key, each on lines of its own.
[[nodiscard]] QByteArray joinedPem(const QByteArray& first, const QByteArray& second);

/// Notes for this entry, instead of what was noted. Errors: Unavailable: the settings' file cannot
/// be written.
[[nodiscard]] Result<void> noteMoved(const QString& settings,
                                     const QString& entry,
                                     const MovedFiles& moved);

void forgetMoved(const QString& settings, const QString& entry);

/// What is noted; no files: nothing.
[[nodiscard]] MovedFiles movedInto(const QString& settings, const QString& entry);

/// A file that was opened once, without following a link: what is read is what is deleted.
class OpenedFile {
public:
    explicit OpenedFile(const QString& path);
    ~OpenedFile();
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;

    /// As it is now. Errors: NotFound; Conflict: a link, no regular file, or larger than 64 KiB;
    /// Unavailable with the system's reason.
    [[nodiscard]] Result<QByteArray> text() const;

    /// Deletes it. Errors: as text(); Conflict, too, where it has another text, or another file has
    /// its place by now: both stay.
    [[nodiscard]] Result<void> remove(const QByteArray& text) const;

private:
    QByteArray name_; ///< in its folder
    int folder_;      ///< descriptors; -1: it cannot be opened
    int file_;
    int error_; ///< the system's, of opening them
};

/// The entry's text out of its files, all as they were moved. Errors: as OpenedFile::text();
/// Conflict, too, where one has another text.
[[nodiscard]] Result<QByteArray> textOf(const MovedFiles& moved);

/// Deletes a file whose text is the moved one and is in `entry`, and the link that led to it; one
/// that is gone is none. Errors: as OpenedFile::remove().
[[nodiscard]] Result<void> removeMoved(const MovedFile& moved, const QByteArray& entry);

/// Who reads a file besides the profile `own` for its own certificate and key.
struct FileReader {
    QString profile;    ///< its name: another one, or `own` for its CA
    bool asKey = false; ///< else for a certificate
};

[[nodiscard]] std::optional<FileReader> otherReaderOf(const QString& file,
                                                      const schema::Profile& own,
                                                      const QString& ownFile,
                                                      const QString& folder);

/// The first profile that cannot be read: it may name any file. Empty: none.
[[nodiscard]] QString unreadableProfile(const QString& folder);

} // namespace bafar::app
