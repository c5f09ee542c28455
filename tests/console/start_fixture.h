#pragma once
// A start of the console in a home of the test's own: its profiles, what it remembers, its sockets.
#include <QByteArray>
#include <QPushButton>
#include <QString>
#include <QTemporaryDir>
#include <map>
#include <memory>

#include "app/desk.h"
#include "app/start.h"

namespace bafar::test {

class StartFixture {
protected:
    /// Once: the certificate of every profile, its own authority, and its key. False: openssl
    /// cannot make them.
    [[nodiscard]] bool makeKeys() const;

    void enterHome();
    void leaveHome();

    /// A profile of the person's own; its file. What its name says is wrong with it: "broken" is no
    /// YAML, "bare" has no certificate, "keyless" no key, "mixed" the certificate for a key. A long
    /// name has a cluster with a long name.
    QString write(const QString& name) const;

    /// As the program does; "HOME" in an argument is the test's own. Start::begin().
    bool begin(const QStringList& arguments = {});

    /// A visible one of the start's window, or null.
    [[nodiscard]] QPushButton* button(const QString& name) const;

    /// The text of a label of the start's window.
    [[nodiscard]] QString said(const char* label) const;

    std::unique_ptr<QTemporaryDir> home_;
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<app::Start> start_;

private:
    [[nodiscard]] QByteArray profileOf(const QString& name) const;

    QTemporaryDir keys_;
    std::map<QByteArray, QByteArray> before_; ///< the environment
};

} // namespace bafar::test
