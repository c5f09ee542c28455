#pragma once
// A small sheet over the window that asks or tells one thing. Escape leaves; Enter confirms
// nothing. It deletes itself. GUI thread.
#include <functional>

#include "ui/shared/overlay.h"

class QHBoxLayout;
class QVBoxLayout;

namespace bafar::app {

class Sheet : public shared::Overlay {
    Q_OBJECT

public:
    static constexpr int Wide = 480;

    /// Covers `place`, from present() on.
    Sheet(const QString& title, QWidget* place, int wide = Wide);

    /// What it is about: that cluster's band beside the title, its name below it (rule D6). Empty:
    /// none is known, and nothing is shown.
    void setCluster(const QString& cluster);

    /// A paragraph.
    void addText(const QString& text);

    /// Anything else; the sheet owns it.
    void addWidget(QWidget* widget);

    /// `kind` as makeButton() has it; `work` may be empty. The sheet leaves first, unless
    /// `staysOpen`.
    QPushButton* addButton(const QString& text,
                           const char* kind,
                           const std::function<void()>& work,
                           bool staysOpen = false);

    /// Shows it as large as it needs to be; the focus goes to `first`.
    void present(QWidget* first);

    void leave() override;

private:
    int wide_;
    QHBoxLayout* head_;
    QVBoxLayout* titles_; ///< in the head
    QVBoxLayout* body_;
    QHBoxLayout* foot_;
};

} // namespace bafar::app
