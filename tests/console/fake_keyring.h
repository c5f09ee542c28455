#pragma once
// A keyring that does as a test says. Its answers come later, as a real one's do.
#include <QHash>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

#include "ui/desktop/keyring.h"

namespace bafar::test {

class FakeKeyring : public ui::desktop::Keyring {
public:
    void read(const QString& entry, Answer<QByteArray> answer) override
    {
        ++reads;
        if (isMute) {
            return;
        }
        QTimer::singleShot(0, &life_, [this, entry, answer = std::move(answer)] {
            if (meanwhile) {
                meanwhile();
            }
            if (readFails) {
                answer(tl::unexpected(*readFails));
            } else if (!entries.contains(entry)) {
                answer(fail(Code::NotFound, "no such entry"));
            } else {
                answer(entries[entry] + (garbles ? "x" : ""));
            }
        });
    }

    void write(const QString& entry, const QByteArray& secret, Answer<void> answer) override
    {
        QTimer::singleShot(0, &life_, [this, entry, secret, answer = std::move(answer)] {
            if (writeFails) {
                answer(tl::unexpected(*writeFails));
            } else {
                entries[entry] = secret;
                answer({});
            }
        });
    }

    QHash<QString, QByteArray> entries;
    std::optional<Error> readFails;
    std::optional<Error> writeFails;
    bool garbles = false; ///< gives back another text
    bool isMute = false;  ///< never answers
    int reads = 0;
    std::function<void()> meanwhile; ///< happens while a person is asked, before a read is answered

private:
    QObject life_;
};

} // namespace bafar::test
